package io.marram.emulator.cli.cars;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.CommandOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the rows of a CSV result to a file or to standard output. */
final class ResultRows {

  private final CommandOutput output;

  ResultRows(CommandOutput output) {
    this.output = output;
  }

  /**
   * @param file empty for standard output
   * @throws CommandFailure if the file cannot be written
   */
  void write(String header, List<String> rows, Optional<Path> file) {
    List<String> lines = new ArrayList<>(rows);
    lines.add(0, header);
    if (file.isEmpty()) {
      lines.forEach(output.out()::println);
      return;
    }
    try {
      Files.createDirectories(file.get().toAbsolutePath().getParent());
      Files.write(file.get(), lines);
    } catch (IOException e) {
      throw new CommandFailure("cannot write " + file.get() + ": " + e.getMessage(), e);
    }
  }
}

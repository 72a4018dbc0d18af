package io.marram.emulator.cli.cars;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.CommandOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the rows of a CSV result go: to a file or to standard output. */
final class ResultRows {

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the rows there instead of to standard output.")
  private Optional<Path> file = Optional.empty();

  /**
   * @throws CommandFailure if the file cannot be written
   */
  void write(CommandOutput output, String header, List<String> rows) {
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

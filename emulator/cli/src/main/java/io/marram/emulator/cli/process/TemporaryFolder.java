package io.marram.emulator.cli.process;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** For whatever a measurement writes. */
public final class TemporaryFolder {

  private TemporaryFolder() {}

  /** Makes an empty folder. */
  public static Path create() {
    try {
      return Files.createTempDirectory("marram-eval");
    } catch (IOException e) {
      throw new CommandFailure("there can be no temporary folder: " + e.getMessage(), e);
    }
  }

  /** Deletes a folder and all that is in it. */
  public static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new CommandFailure("cannot delete " + folder + ": " + e.getMessage(), e);
    }
  }
}

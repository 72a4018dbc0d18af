package io.marram.emulator.cli.anomaly;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file of results that is there as a whole or not at all. */
final class ResultFile implements Closeable {

  private final Path file;
  private final Path part;
  private final BufferedWriter writer;

  /**
   * Begins to write it; its folder is made if need be.
   *
   * @throws CommandFailure if that cannot be
   */
  ResultFile(Path file) {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      writer = Files.newBufferedWriter(part);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Adds a line. */
  void line(String text) {
    try {
      writer.write(text);
      writer.write('\n');
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** All lines are written: the file takes the place of an earlier one. */
  void complete() {
    try {
      writer.close();
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Leaves nothing behind unless it is complete. */
  @Override
  public void close() {
    try {
      writer.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private CommandFailure unwritable(IOException e) {
    return new CommandFailure(
        "cannot write %s: %s".formatted(file, e.getClass().getSimpleName() + " " + e.getMessage()),
        e);
  }
}

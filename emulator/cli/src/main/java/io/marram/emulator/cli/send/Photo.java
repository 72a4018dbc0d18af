package io.marram.emulator.cli.send;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A photo as it lies on disk.
 *
 * @param name its file name
 * @param content its bytes, whatever they are
 */
public record Photo(String name, byte[] content) {

  /**
   * @throws CommandFailure if it cannot be read
   */
  public static Photo read(Path file) {
    try {
      return new Photo(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + file, e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}

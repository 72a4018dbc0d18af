package io.marram.emulator.cli.faces;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The picture files in a folder and its sub-folders. */
final class PictureFolder {

  private static final Set<String> SUFFIXES =
      Set.of("jpg", "jpeg", "jpe", "png", "webp", "gif", "bmp", "tif", "tiff");

  private PictureFolder() {}

  /**
   * All files that are named like pictures, whether or not they can be decoded, in the order of
   * their names.
   *
   * @throws CommandFailure if there is no such folder or no picture in it
   */
  static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure("there is no folder " + folder);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> pictures =
          files.filter(Files::isRegularFile).filter(PictureFolder::isPicture).sorted().toList();
      if (pictures.isEmpty()) {
        throw new CommandFailure("there is no picture in " + folder);
      }
      return pictures;
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString();
    String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return SUFFIXES.contains(suffix);
  }
}

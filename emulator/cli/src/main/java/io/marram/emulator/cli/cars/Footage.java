package io.marram.emulator.cli.cars;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file to count cars in.
 *
 * @param picture whether it is a picture rather than a video
 */
record Footage(Path file, boolean picture) {

  private static final Set<String> PICTURES =
      Set.of("jpg", "jpeg", "jpe", "png", "webp", "gif", "bmp", "tif", "tiff", "heic", "avif");

  /**
   * What the arguments name: files, and the pictures in folders in the order of their names.
   *
   * @throws CommandFailure if one of them is nothing of that
   */
  static List<Footage> of(List<Path> arguments) {
    List<Footage> all = new ArrayList<>();
    for (Path argument : arguments) {
      if (Files.isDirectory(argument)) {
        all.addAll(inFolder(argument));
      } else if (Files.exists(argument)) {
        all.add(new Footage(argument, isPicture(argument)));
      } else {
        throw new CommandFailure("there is no file " + argument);
      }
    }
    return all;
  }

  private static List<Footage> inFolder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Footage> pictures =
          files
              .filter(file -> Files.isRegularFile(file) && isPicture(file))
              .sorted()
              .map(file -> new Footage(file, true))
              .toList();
      if (pictures.isEmpty()) {
        throw new CommandFailure("there is no picture in " + folder);
      }
      return pictures;
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static boolean isPicture(Path file) {
    return PICTURES.contains(suffix(file));
  }

  /** What comes after the last dot of a file's name, in lower case; empty without one. */
  static String suffix(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  String name() {
    return file.getFileName().toString();
  }

  /**
   * When the file was written, which is the best that is known of when it was taken; epoch
   * milliseconds, at least 0.
   */
  long timeMillis() {
    try {
      return Math.max(0, Files.getLastModifiedTime(file).toMillis());
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}

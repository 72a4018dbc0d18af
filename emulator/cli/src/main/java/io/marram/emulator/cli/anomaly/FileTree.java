package io.marram.emulator.cli.anomaly;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The CSV files in a folder and its sub-folders, and the folder whose files of the same names take
 * the results.
 *
 * @param in is read
 * @param out is written
 * @param names of the files, relative to either folder, in their order
 */
record FileTree(Path in, Path out, List<Path> names) {

  private static final String SUFFIX = ".csv";

  /**
   * Finds the files.
   *
   * @throws CommandFailure if there are none, or results would lie among what is read
   */
  static FileTree find(Path in, Path out) {
    if (!Files.isDirectory(in)) {
      throw new CommandFailure(
          Files.exists(in)
              ? in + " is a file: name the folder it is in"
              : "there is no folder " + in);
    }
    if (absolute(out).startsWith(absolute(in))) {
      throw new CommandFailure(
          "results in " + out + " would lie among the files that are read: name another folder");
    }
    try (Stream<Path> files = Files.walk(in)) {
      List<Path> names = files.filter(FileTree::isCsv).map(in::relativize).sorted().toList();
      if (names.isEmpty()) {
        throw new CommandFailure("there is no " + SUFFIX + " file in " + in);
      }
      return new FileTree(in, out, names);
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailure("cannot read " + in + ": " + e.getMessage(), e);
    }
  }

  private static Path absolute(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  private static boolean isCsv(Path file) {
    return file.getFileName().toString().endsWith(SUFFIX) && Files.isRegularFile(file);
  }

  /** The file of this name that is read. */
  Path source(Path name) {
    return in.resolve(name);
  }

  /** The file of this name that is written. */
  Path target(Path name) {
    return out.resolve(name);
  }

  /** A file beside {@link #target} with something between its name and {@code .csv}. */
  Path target(Path name, String between) {
    String file = name.getFileName().toString();
    String stem = file.substring(0, file.length() - SUFFIX.length());
    return target(name).resolveSibling(stem + "." + between + SUFFIX);
  }
}

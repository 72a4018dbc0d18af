package io.marram.emulator.cli.faces;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the pictures that a list names. Paths are relative to the list; data sets also keep their
 * pictures in a folder beside it, called {@code images} or like the list.
 */
final class PictureList {

  private final List<Path> folders;

  /**
   * @param list the list's file
   * @param pictures the folder to look in instead, if the user named one
   */
  PictureList(Path list, Optional<Path> pictures) {
    Path folder = list.toAbsolutePath().normalize().getParent();
    String name = list.getFileName().toString();
    int dot = name.lastIndexOf('.');
    folders =
        pictures.isPresent()
            ? List.of(pictures.get())
            : List.of(
                folder,
                folder.resolve("images"),
                folder.resolve(dot > 0 ? name.substring(0, dot) : name + ".d"));
  }

  /** Where a picture is, or where it should be if it is nowhere. */
  Path find(String name) {
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(folders.get(0).resolve(name));
  }
}

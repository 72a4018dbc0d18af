package io.marram.camera.internal;

import io.marram.camera.FolderCameraSettings.Afterwards;
import io.marram.camera.PictureFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** A folder of pictures on a file system, which may be a network share. */
final class PictureFolder {

  private static final String DONE = "done";
  private static final String FAILED = "failed";

  private final Path folder;

  PictureFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * What it holds now.
   *
   * @throws IOException if it does not exist or cannot be read
   */
  List<PictureFile> list() throws IOException {
    List<PictureFile> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        addFile(entry, files);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return files;
  }

  private static void addFile(Path entry, List<PictureFile> files) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class);
      if (attributes.isRegularFile()) {
        files.add(
            new PictureFile(
                entry.getFileName().toString(),
                attributes.size(),
                attributes.lastModifiedTime().toMillis()));
      }
    } catch (NoSuchFileException e) {
      // somebody took it between the listing and this look
    }
  }

  byte[] read(PictureFile file) throws IOException {
    return Files.readAllBytes(folder.resolve(file.name()));
  }

  /** Does with a settled picture what the user asked for. */
  void putAway(PictureFile file, Afterwards afterwards) throws IOException {
    switch (afterwards) {
      case MOVE -> move(file, DONE);
      case DELETE -> Files.deleteIfExists(folder.resolve(file.name()));
      case LEAVE -> {}
    }
  }

  /** Puts a file aside that is no picture. */
  void reject(PictureFile file) throws IOException {
    move(file, FAILED);
  }

  private void move(PictureFile file, String subFolder) throws IOException {
    Path target = Files.createDirectories(folder.resolve(subFolder)).resolve(file.name());
    Path free =
        Files.exists(target) ? target.resolveSibling(file.requestId(0) + suffix(file)) : target;
    Files.move(folder.resolve(file.name()), free);
  }

  private static String suffix(PictureFile file) {
    return file.name().substring(file.name().lastIndexOf('.'));
  }
}

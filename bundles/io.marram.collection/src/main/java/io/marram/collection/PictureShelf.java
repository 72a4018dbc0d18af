package io.marram.collection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The pictures of one folder, oldest first, each with its labels beside it. */
final class PictureShelf {

  private static final List<String> ENDINGS = List.of(".jpg", ".png");
  private static final String LABELS = ".json";

  private final Path folder;
  private final TreeMap<PictureName, KeptPicture> pictures = new TreeMap<>();
  private final List<Path> labelsAlone = new ArrayList<>();
  private long bytes;

  /**
   * Reads the folder. What a crash left half written is deleted; files of other names are not
   * touched.
   *
   * @throws IOException if it cannot be made or read
   */
  PictureShelf(Path folder) throws IOException {
    this.folder = folder;
    PrivateFiles.createFolder(folder);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.startsWith(PrivateFiles.UNFINISHED)) {
        Files.deleteIfExists(file);
      } else {
        adopt(file, name);
      }
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      String text = without(LABELS, name);
      if (PictureName.isName(text) && !contains(new PictureName(text))) {
        labelsAlone.add(file);
      }
    }
  }

  /** A file's name without its ending; nothing if it has another one. */
  private static String without(String ending, String fileName) {
    return fileName.endsWith(ending)
        ? fileName.substring(0, fileName.length() - ending.length())
        : "";
  }

  private void adopt(Path file, String fileName) throws IOException {
    for (String ending : ENDINGS) {
      String text = without(ending, fileName);
      if (PictureName.isName(text)) {
        if (Files.size(file) == 0) {
          // The power failed before the disk had it.
          Files.deleteIfExists(file);
        } else {
          add(kept(new PictureName(text), ending));
        }
      }
    }
  }

  private KeptPicture kept(PictureName name, String ending) throws IOException {
    Path picture = folder.resolve(name + ending);
    Path labels = folder.resolve(name + LABELS);
    long size = Files.size(picture) + (Files.exists(labels) ? Files.size(labels) : 0);
    return new KeptPicture(name, picture, labels, size);
  }

  private void add(KeptPicture picture) {
    KeptPicture before = pictures.put(picture.name(), picture);
    bytes += picture.bytes() - (before == null ? 0 : before.bytes());
  }

  /** Writes a picture and its labels; the picture last, since it says that both are there. */
  void write(PictureName name, String ending, byte[] picture, byte[] labels) throws IOException {
    Path labelFile = folder.resolve(name + LABELS);
    try {
      PrivateFiles.write(labelFile, labels);
      PrivateFiles.write(folder.resolve(name + ending), picture);
      add(kept(name, ending));
    } catch (IOException e) {
      if (!pictures.containsKey(name)) {
        Files.deleteIfExists(labelFile);
      }
      throw e;
    }
  }

  /** Takes a picture from another folder; a crash in between loses nothing. */
  void take(PictureShelf from, KeptPicture picture) throws IOException {
    Path file = folder.resolve(picture.picture().getFileName());
    Files.move(picture.picture(), file, StandardCopyOption.ATOMIC_MOVE);
    Path labels = folder.resolve(picture.labels().getFileName());
    if (Files.exists(picture.labels())) {
      Files.move(picture.labels(), labels, StandardCopyOption.ATOMIC_MOVE);
    }
    from.delete(picture);
    add(kept(picture.name(), picture.ending()));
  }

  /** Brings labels that a crash has parted from their picture to where that is, or deletes them. */
  void tidy(PictureShelf other) throws IOException {
    for (Path labels : labelsAlone) {
      PictureName name = name(labels);
      if (other.contains(name)) {
        Files.move(
            labels,
            other.folder.resolve(labels.getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(labels);
      }
    }
    labelsAlone.clear();
  }

  private static PictureName name(Path labels) {
    return new PictureName(without(LABELS, labels.getFileName().toString()));
  }

  Optional<KeptPicture> oldest() {
    return pictures.isEmpty() ? Optional.empty() : Optional.of(pictures.firstEntry().getValue());
  }

  /** Deletes a picture; also if somebody else did already. */
  void delete(KeptPicture picture) throws IOException {
    Files.deleteIfExists(picture.picture());
    Files.deleteIfExists(picture.labels());
    KeptPicture known = pictures.remove(picture.name());
    if (known != null) {
      bytes -= known.bytes();
    }
  }

  boolean contains(PictureName name) {
    return pictures.containsKey(name);
  }

  int size() {
    return pictures.size();
  }

  /** How long all files are together. */
  long bytes() {
    return bytes;
  }
}

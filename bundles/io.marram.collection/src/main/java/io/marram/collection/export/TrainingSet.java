package io.marram.collection.export;

import io.marram.collection.FrameLabel;
import io.marram.collection.LabelFile;
import io.marram.collection.LabelFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Kept pictures with their labels, in the order of their names.
 *
 * @param pictures each with another name
 * @param leastScore labels of lower scores are left out, 0 to 1
 * @param skipped files that are no labels or have no picture, with the reason
 */
public record TrainingSet(List<TrainingPicture> pictures, double leastScore, List<String> skipped) {

  private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png");
  private static final String LABELS = ".json";
  private static final int DEEPEST = 16;

  public TrainingSet {
    if (!(leastScore >= 0 && leastScore <= 1)) {
      throw new IllegalArgumentException("the least score must be 0..1, was " + leastScore);
    }
    pictures = List.copyOf(pictures);
    skipped = List.copyOf(skipped);
  }

  /**
   * Reads a collector's folder, or what was downloaded from the bucket: all label files in it and
   * in the folders below, whose picture is beside them.
   *
   * @throws IOException if the folder cannot be read
   */
  public static TrainingSet read(Path folder, double leastScore) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      files =
          all.filter(file -> file.toString().endsWith(LABELS))
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .sorted((one, other) -> one.getFileName().compareTo(other.getFileName()))
              .toList();
    }
    List<TrainingPicture> pictures = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path file : files) {
      try {
        TrainingPicture picture = new TrainingPicture(picture(file), facts(file));
        if (names.add(picture.baseName())) {
          pictures.add(picture);
        }
      } catch (LabelFormatException | NoSuchFileException e) {
        skipped.add(file.getFileName() + ": " + e.getMessage());
      }
    }
    return new TrainingSet(pictures, leastScore, skipped);
  }

  private static Path picture(Path labels) throws NoSuchFileException {
    String name = labels.getFileName().toString();
    String base = name.substring(0, name.length() - LABELS.length());
    for (String ending : ENDINGS) {
      Path picture = labels.resolveSibling(base + ending);
      if (Files.isRegularFile(picture)) {
        return picture;
      }
    }
    throw new NoSuchFileException("no picture is beside it");
  }

  private static LabelFile facts(Path labels) throws IOException, LabelFormatException {
    // One byte more than a label file has: longer ones need no memory to be refused.
    try (InputStream stream = Files.newInputStream(labels)) {
      return LabelFile.read(stream.readNBytes(LabelFile.MOST_BYTES + 1));
    }
  }

  /** All labels that occur, in the order of the alphabet; their places are the classes' numbers. */
  List<String> classes() {
    return pictures.stream()
        .flatMap(picture -> picture.labels(leastScore).stream())
        .map(FrameLabel::label)
        .distinct()
        .sorted()
        .toList();
  }

  /** How many labels there are. */
  public long labelCount() {
    return pictures.stream().mapToLong(picture -> picture.labels(leastScore).size()).sum();
  }

  /** Copies all pictures into a folder, which is made. */
  void copyPictures(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (TrainingPicture picture : pictures) {
      Files.copy(picture.file(), folder.resolve(picture.fileName()));
    }
  }
}

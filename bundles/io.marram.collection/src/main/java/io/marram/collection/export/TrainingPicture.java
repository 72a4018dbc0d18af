package io.marram.collection.export;

import io.marram.collection.FrameLabel;
import io.marram.collection.LabelFile;
import java.nio.file.Path;
import java.util.List;

/**
 * A kept picture and what is in it.
 *
 * @param file the picture
 * @param facts what was written beside it
 */
public record TrainingPicture(Path file, LabelFile facts) {

  /** The labels that are sure enough to be learned from. */
  List<FrameLabel> labels(double leastScore) {
    return facts.labels().stream().filter(label -> label.score() >= leastScore).toList();
  }

  String fileName() {
    return file.getFileName().toString();
  }

  String baseName() {
    String name = fileName();
    return name.substring(0, name.lastIndexOf('.'));
  }
}

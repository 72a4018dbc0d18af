package io.marram.collection.export;

import com.eclipsesource.json.Json;
import io.marram.collection.FrameLabel;
import io.marram.collection.LabelFile;
import io.marram.vision.geometry.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * The form of YOLO: {@code images/}, {@code labels/} with a text file a picture, and {@code
 * data.yaml}. A line of a text file is the class's number and the box's middle, width and height in
 * fractions of the picture. A picture in which nothing is has an empty text file.
 */
public final class YoloWriter implements DataSetWriter {

  @Override
  public void write(TrainingSet set, Path folder) throws IOException {
    List<String> classes = set.classes();
    set.copyPictures(folder.resolve("images"));
    Path labels = Files.createDirectories(folder.resolve("labels"));
    for (TrainingPicture picture : set.pictures()) {
      StringBuilder text = new StringBuilder();
      for (FrameLabel label : picture.labels(set.leastScore())) {
        text.append(line(label, classes, picture.facts())).append('\n');
      }
      create(labels.resolve(picture.baseName() + ".txt"), text);
    }
    create(folder.resolve("data.yaml"), yaml(classes));
  }

  private static String line(FrameLabel label, List<String> classes, LabelFile facts) {
    Box box = label.box();
    return String.format(
        Locale.ROOT,
        "%d %.6f %.6f %.6f %.6f",
        classes.indexOf(label.label()),
        (box.left() + box.right()) / 2 / facts.width(),
        (box.top() + box.bottom()) / 2 / facts.height(),
        box.width() / facts.width(),
        box.height() / facts.height());
  }

  private static StringBuilder yaml(List<String> classes) {
    StringBuilder text = new StringBuilder();
    text.append("# Pictures for validation should be put apart from those for training.\n");
    text.append("train: images\nval: images\n");
    text.append("nc: ").append(classes.size()).append("\nnames:\n");
    for (int i = 0; i < classes.size(); i++) {
      // A text of JSON is one of YAML.
      text.append("  ").append(i).append(": ").append(Json.value(classes.get(i))).append('\n');
    }
    return text;
  }

  private static void create(Path file, CharSequence text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
  }
}

package io.marram.collection.export;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.collection.FrameLabel;
import io.marram.vision.geometry.Box;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * The form of COCO: {@code images/} and {@code annotations.json} with boxes in pixels. Numbers of
 * images, categories and annotations begin with 1.
 */
public final class CocoWriter implements DataSetWriter {

  @Override
  public void write(TrainingSet set, Path folder) throws IOException {
    List<String> classes = set.classes();
    set.copyPictures(folder.resolve("images"));
    JsonArray images = new JsonArray();
    JsonArray annotations = new JsonArray();
    for (TrainingPicture picture : set.pictures()) {
      int image = images.size() + 1;
      images.add(image(image, picture));
      for (FrameLabel label : picture.labels(set.leastScore())) {
        int category = classes.indexOf(label.label()) + 1;
        annotations.add(annotation(annotations.size() + 1, image, category, label));
      }
    }
    JsonArray categories = new JsonArray();
    for (int i = 0; i < classes.size(); i++) {
      categories.add(Json.object().add("id", i + 1).add("name", classes.get(i)));
    }
    JsonObject all =
        Json.object()
            .add("info", Json.object().add("description", "Collected by Marram"))
            .add("images", images)
            .add("annotations", annotations)
            .add("categories", categories);
    try (Writer writer =
        Files.newBufferedWriter(
            folder.resolve("annotations.json"), StandardOpenOption.CREATE_NEW)) {
      all.writeTo(writer);
    }
  }

  private static JsonObject image(int id, TrainingPicture picture) {
    return Json.object()
        .add("id", id)
        .add("file_name", picture.fileName())
        .add("width", picture.facts().width())
        .add("height", picture.facts().height())
        .add("date_captured", Instant.ofEpochMilli(picture.facts().timeMillis()).toString());
  }

  private static JsonObject annotation(int id, int image, int category, FrameLabel label) {
    Box box = label.box();
    return Json.object()
        .add("id", id)
        .add("image_id", image)
        .add("category_id", category)
        .add("bbox", Json.array(box.left(), box.top(), box.width(), box.height()))
        .add("area", box.area())
        .add("iscrowd", 0)
        .add("score", label.score());
  }
}

package io.marram.collection;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.marram.vision.geometry.Box;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is written beside a kept picture, as JSON: {@code {"id","source","time","width","height",
 * "labels":[{"label","score","box":[x,y,w,h]}]}}. Boxes are in pixels of the upright picture.
 *
 * @param id the frame's request id
 * @param source the camera
 * @param timeMillis when it was taken, epoch milliseconds
 * @param width of the picture in pixels, 1 to {@value #LONGEST_SIDE}
 * @param height of the picture in pixels, 1 to {@value #LONGEST_SIDE}
 * @param labels what was found, within the picture
 */
public record LabelFile(
    String id, String source, long timeMillis, int width, int height, List<FrameLabel> labels) {

  /** Longer files are no label files. */
  public static final int MOST_BYTES = 1 << 20;

  static final int LONGEST_SIDE = 65_535;

  private static final int LONGEST_TEXT = 200;
  private static final double PIXEL_PARTS = 100;
  private static final double SCORE_PARTS = 10_000;

  public LabelFile {
    if (width < 1 || width > LONGEST_SIDE || height < 1 || height > LONGEST_SIDE) {
      throw new IllegalArgumentException(
          "a picture must have 1 to %d pixels a side, had %dx%d"
              .formatted(LONGEST_SIDE, width, height));
    }
    int w = width;
    int h = height;
    labels = labels.stream().flatMap(label -> label.within(w, h).stream()).toList();
  }

  /** For a frame whose picture was decoded. */
  static LabelFile of(CollectedFrame frame, int width, int height) {
    return new LabelFile(
        shortened(frame.id()),
        shortened(frame.source()),
        frame.timeMillis(),
        width,
        height,
        frame.labels());
  }

  /** What others call their frames must not make the file one that is too long to be read. */
  private static String shortened(String text) {
    return text.substring(0, Math.min(LONGEST_TEXT, text.length()));
  }

  /** The file's content. */
  byte[] toJson() {
    JsonArray list = new JsonArray();
    for (FrameLabel label : labels) {
      list.add(
          Json.object()
              .add("label", label.label())
              .add("score", rounded(label.score(), SCORE_PARTS))
              .add("box", box(label.box())));
    }
    return Json.object()
        .add("id", id)
        .add("source", source)
        .add("time", timeMillis)
        .add("width", width)
        .add("height", height)
        .add("labels", list)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static JsonArray box(Box box) {
    return Json.array(
        rounded(box.left(), PIXEL_PARTS),
        rounded(box.top(), PIXEL_PARTS),
        rounded(box.width(), PIXEL_PARTS),
        rounded(box.height(), PIXEL_PARTS));
  }

  private static double rounded(double number, double parts) {
    return Math.round(number * parts) / parts;
  }

  /**
   * Reads a file.
   *
   * @throws LabelFormatException if it is none
   */
  public static LabelFile read(byte[] json) throws LabelFormatException {
    if (json.length > MOST_BYTES) {
      throw new LabelFormatException("has more than " + MOST_BYTES + " bytes");
    }
    try {
      JsonObject object = Json.parse(new String(json, StandardCharsets.UTF_8)).asObject();
      JsonArray list = required(object, "labels").asArray();
      if (list.size() > CollectedFrame.MOST_LABELS) {
        throw new LabelFormatException("has more than " + CollectedFrame.MOST_LABELS + " labels");
      }
      List<FrameLabel> labels = new ArrayList<>();
      for (JsonValue label : list) {
        labels.add(label(label.asObject()));
      }
      return new LabelFile(
          object.getString("id", ""),
          object.getString("source", ""),
          object.getLong("time", 0),
          required(object, "width").asInt(),
          required(object, "height").asInt(),
          labels);
    } catch (RuntimeException e) {
      // Json answers what is no JSON, or of another type, with several unchecked exceptions.
      throw new LabelFormatException(String.valueOf(e.getMessage()), e);
    }
  }

  private static FrameLabel label(JsonObject label) throws LabelFormatException {
    JsonArray box = required(label, "box").asArray();
    if (box.size() != 4) {
      throw new LabelFormatException("a box must have 4 numbers, had " + box.size());
    }
    float left = box.get(0).asFloat();
    float top = box.get(1).asFloat();
    return new FrameLabel(
        required(label, "label").asString(),
        new Box(left, top, left + box.get(2).asFloat(), top + box.get(3).asFloat()),
        required(label, "score").asDouble());
  }

  private static JsonValue required(JsonObject object, String name) throws LabelFormatException {
    JsonValue value = object.get(name);
    if (value == null) {
      throw new LabelFormatException("has no \"" + name + "\"");
    }
    return value;
  }
}

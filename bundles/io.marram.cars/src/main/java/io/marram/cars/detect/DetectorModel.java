package io.marram.cars.detect;

import io.marram.cars.LabelFilter;
import io.marram.cars.detect.Normalization.Channels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What must be known of a network to find things in pictures with it, read from its model's
 * parameters. Never changes.
 */
public final class DetectorModel {

  private static final double DEFAULT_SCORE = 0.3;
  private static final double DEFAULT_STALL_SCORE = 0.09;
  private static final double DEFAULT_OVERLAP = 0.5;
  private static final int DEFAULT_STEP = 32;
  private static final String YOLOX_STRIDES = "8,16,32";

  private final String name;
  private final Map<String, ?> parameters;
  private final int[] inputShape;
  private final List<String> labels;
  private final double leastScore;
  private final double stallScore;
  private final InputShape input;
  private final Normalization normalization;
  private final String resize;
  private final OutputDecoder decoder;

  private DetectorModel(String name, Map<String, ?> given, int[] inputShape) {
    this.name = name;
    this.parameters = Map.copyOf(given);
    this.inputShape = inputShape.clone();
    ModelParameters parameters = new ModelParameters(given);
    labels = parameters.labels();
    leastScore = parameters.fraction("threshold", DEFAULT_SCORE);
    stallScore = parameters.fraction("stall.threshold", DEFAULT_STALL_SCORE);
    if (stallScore == 0) {
      throw new IllegalArgumentException("parameter stall.threshold must be above 0");
    }
    input =
        InputShape.of(
            inputShape, parameters.text("layout", ""), parameters.number("step", DEFAULT_STEP));
    normalization =
        new Normalization(
            Channels.parse("mean", parameters.text("mean", "0")),
            Channels.parse("scale", parameters.text("scale", "1")),
            parameters.choice("channels", "RGB", "BGR").equals("BGR"));
    resize = parameters.choice("resize", "letterbox", "corner", "stretch");
    decoder = decoder(parameters);
  }

  /**
   * Reads a model's parameters: {@code detector} ({@code centernet}, {@code yolo}, {@code yolox} or
   * {@code boxes}) and {@code labels} are needed, all others have defaults; unknown ones are
   * ignored.
   *
   * @param name the model's name, for messages
   * @param parameters as the model's descriptor has them; values are used by their text
   * @param inputShape of the model's input that is the picture: [1, height, width, 3] or [1, 3,
   *     height, width], or without the 1; -1 for a free extent
   * @throws IllegalArgumentException if something is missing or wrong; the message names the model
   */
  public static DetectorModel of(String name, Map<String, ?> parameters, int[] inputShape) {
    try {
      return new DetectorModel(name, parameters, inputShape);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("model " + name + ": " + e.getMessage(), e);
    }
  }

  private OutputDecoder decoder(ModelParameters parameters) {
    String kind = parameters.choice("detector", "", "centernet", "yolo", "yolox", "boxes");
    return switch (kind) {
      case "centernet" -> new CenterNetDecoder(labels);
      case "yolo", "yolox" ->
          new YoloDecoder(
              labels,
              parameters.boxForm(BoxForm.CENTRE),
              parameters.scoreKind(),
              kind.equals("yolox") ? Optional.of(parameters.grid(YOLOX_STRIDES)) : Optional.empty(),
              parameters.fraction("overlap", DEFAULT_OVERLAP));
      case "boxes" ->
          new BoxesDecoder(
              labels,
              parameters.boxForm(BoxForm.CORNERS),
              parameters.scoreKind(),
              parameters.text("outputs", ""));
      default ->
          throw new IllegalArgumentException(
              "parameter detector must be centernet, yolo, yolox or boxes, is missing");
    };
  }

  /** Whether it says what these say, so that they need not be read again. */
  public boolean isReadFrom(Map<String, ?> parameters, int[] inputShape) {
    return this.parameters.equals(parameters) && Arrays.equals(this.inputShape, inputShape);
  }

  public String name() {
    return name;
  }

  /** By class number; a blank one is never reported. */
  public List<String> labels() {
    return labels;
  }

  /** Below this an answer is none, unless the settings say otherwise, 0 to 1. */
  public double leastScore() {
    return leastScore;
  }

  /** At this score of a box in a marked stall there may be a car or not, above 0 to 1. */
  double stallScore() {
    return stallScore;
  }

  /**
   * Checks that the model knows something of what is asked for.
   *
   * @throws IllegalArgumentException if not; says what it knows
   */
  public void requireLabels(LabelFilter filter) {
    if (!filter.acceptsAnyOf(labels)) {
      throw new IllegalArgumentException(
          "model %s finds nothing of what is asked for, only %s"
              .formatted(name, String.join(", ", labels)));
    }
  }

  /**
   * The same model, which reports nothing but what the filter accepts.
   *
   * @throws IllegalArgumentException if the model knows nothing of that
   */
  public DetectorModel reporting(LabelFilter filter) {
    requireLabels(filter);
    Map<String, Object> changed = new HashMap<>(parameters);
    changed.put(
        "labels",
        labels.stream()
            .map(label -> filter.accepts(label) ? label : "")
            .collect(Collectors.joining(",")));
    return new DetectorModel(name, changed, inputShape);
  }

  InputShape input() {
    return input;
  }

  Normalization normalization() {
    return normalization;
  }

  OutputDecoder decoder() {
    return decoder;
  }

  /** Where a part of a picture goes in an input. */
  Placement place(Region region, InputShape shape) {
    return switch (resize) {
      case "stretch" -> Placement.stretch(region, shape.width(), shape.height());
      case "corner" -> Placement.corner(region, shape.width(), shape.height());
      default -> Placement.letterbox(region, shape.width(), shape.height());
    };
  }
}

package io.marram.cars.impulse;

import io.marram.log.Printable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a model says first.
 *
 * @param model what it is
 * @param memory the shared memory that it offers for pictures
 * @param thresholds of its blocks that leave out what is less sure than a least score
 */
record Hello(ImpulseModel model, Optional<Memory> memory, List<Threshold> thresholds) {

  /**
   * Shared memory for the numbers of a picture, as 32-bit floats.
   *
   * @param name of the POSIX shared memory, with or without the slash it begins with
   * @param elements how many floats
   */
  record Memory(String name, int elements) {}

  /**
   * What a block leaves out.
   *
   * @param block its id
   * @param least the least score that it lets pass
   */
  record Threshold(int block, double least) {}

  private static final int LARGEST_SIDE = 4096;
  private static final int LABELS = 1000;
  private static final int LONGEST_LABEL = 64;
  private static final int CAMERA = 3;
  private static final int MICROPHONE = 1;
  private static final int ACCELEROMETER = 2;
  private static final int POSITIONAL = 4;

  /**
   * Reads it.
   *
   * @throws ModelFailure if it is no model that finds things in single pictures
   */
  static Hello of(ModelJson json) throws ModelFailure {
    ModelJson parameters =
        json.child("model_parameters")
            .orElseThrow(() -> ModelFailure.passing("it does not say what model it is"));
    requireCamera(parameters);
    ImpulseModel.Kind kind = kind(parameters);
    int width = side(parameters, "image_input_width");
    int height = side(parameters, "image_input_height");
    int frames = parameters.integer("image_input_frames").orElse(1);
    if (frames > 1) {
      throw ModelFailure.lasting(
          "the model looks at " + frames + " pictures at once; only models of one are supported");
    }
    OptionalInt features = parameters.integer("input_features_count");
    if (features.isPresent() && features.getAsInt() != width * height) {
      throw ModelFailure.lasting(
          "the model wants %d numbers for a picture of %dx%d"
              .formatted(features.getAsInt(), width, height));
    }
    ImpulseModel model =
        new ImpulseModel(
            name(json),
            kind,
            width,
            height,
            parameters.integer("image_channel_count").orElse(3) == 1,
            resize(parameters),
            parameters.texts("labels").stream().limit(LABELS).map(Hello::label).toList());
    return new Hello(model, memory(json, width * height), thresholds(parameters));
  }

  /** A label that a detection can have. */
  static String label(String text) {
    String label = Printable.of(text, LONGEST_LABEL - 1).strip();
    return label.isEmpty() ? "?" : label;
  }

  private static void requireCamera(ModelJson parameters) throws ModelFailure {
    int sensor = parameters.integer("sensor").orElse(CAMERA);
    String other =
        switch (sensor) {
          case MICROPHONE -> "a microphone";
          case ACCELEROMETER -> "an accelerometer";
          case POSITIONAL -> "a position sensor";
          default -> "";
        };
    if (!other.isEmpty()) {
      throw ModelFailure.lasting("the model is for " + other + ", not for a camera");
    }
  }

  private static ImpulseModel.Kind kind(ModelJson parameters) throws ModelFailure {
    String type = parameters.text("model_type").orElse("classification");
    return switch (type) {
      case "object_detection" -> ImpulseModel.Kind.OBJECT_DETECTION;
      case "constrained_object_detection" -> ImpulseModel.Kind.CENTROIDS;
      case "classification" ->
          throw ModelFailure.lasting(
              "the model is a classifier: it says what a picture shows, but not how many and where; train it for object detection (bounding boxes)");
      default ->
          throw ModelFailure.lasting(
              "models of type " + Printable.of(type, 40) + " find no things in pictures");
    };
  }

  private static int side(ModelJson parameters, String name) throws ModelFailure {
    int side = parameters.integer(name).orElse(0);
    if (side < 1 || side > LARGEST_SIDE) {
      throw ModelFailure.lasting("the model takes no pictures: its " + name + " is " + side);
    }
    return side;
  }

  private static ResizeMode resize(ModelJson parameters) throws ModelFailure {
    // models that do not say were made before there was a choice
    String text = parameters.text("image_resize_mode").orElse(ResizeMode.SQUASH.toString());
    return ResizeMode.parse(text)
        .orElseThrow(
            () -> ModelFailure.lasting("unknown image_resize_mode " + Printable.of(text, 40)));
  }

  private static String name(ModelJson json) {
    Optional<ModelJson> project = json.child("project");
    if (project.isEmpty()) {
      return "";
    }
    String owner = project.get().text("owner").map(text -> text + "/").orElse("");
    String name = project.get().text("name").orElse("");
    OptionalInt version = project.get().integer("deploy_version");
    String suffix = version.isPresent() ? " v" + version.getAsInt() : "";
    return Printable.of(owner + name + suffix, 120);
  }

  private static Optional<Memory> memory(ModelJson json, int count) {
    return json.child("features_shm")
        .filter(offer -> offer.text("type").orElse("").equals("float32"))
        .filter(offer -> offer.integer("elements").orElse(0) == count)
        .flatMap(offer -> offer.text("name"))
        .map(name -> new Memory(name, count));
  }

  private static List<Threshold> thresholds(ModelJson parameters) {
    return parameters.children("thresholds").stream()
        .filter(block -> block.integer("id").isPresent() && block.number("min_score").isPresent())
        .map(
            block ->
                new Threshold(
                    block.integer("id").getAsInt(), block.number("min_score").getAsDouble()))
        .toList();
  }
}

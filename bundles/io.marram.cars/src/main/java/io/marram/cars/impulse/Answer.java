package io.marram.cars.impulse;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A model's answer to a picture. */
final class Answer {

  /** Scores are computed with 32 bits: the surest may be a little above 1. */
  private static final double ROUNDING = 1e-3;

  /**
   * The side of the box that stands for a centroid, in pixels of the model. Such a model looks at
   * cells of 8 pixels and says how many of them a thing fills, which changes from picture to
   * picture. A box of one size, and of three cells, moves by a third of itself at a time: a car
   * that drives is followed as one car.
   */
  private static final double CENTROID_SIDE = 24;

  private Answer() {}

  /**
   * What it found, in the picture.
   *
   * <p>A model that follows things names both what it sees and what it follows. What it sees is
   * taken: Marram follows things itself, and may be told by several models.
   *
   * @throws ModelFailure if it is no answer
   */
  static Detections read(
      ModelJson json, ImpulseModel.Kind kind, PictureFit fit, double leastScore, long timeMillis)
      throws ModelFailure {
    ModelJson result =
        json.child("result").orElseThrow(() -> nonsense("an answer without a result"));
    String name = result.has("bounding_boxes") ? "bounding_boxes" : "object_tracking";
    if (!result.has(name)) {
      throw nonsense("a result without boxes");
    }
    List<Detection> found = new ArrayList<>();
    for (ModelJson box : result.children(name)) {
      double score = score(box);
      if (score >= leastScore) {
        detection(box, kind, score, fit).ifPresent(found::add);
      }
    }
    return new Detections(timeMillis, found);
  }

  private static Optional<Detection> detection(
      ModelJson box, ImpulseModel.Kind kind, double score, PictureFit fit) throws ModelFailure {
    String label =
        Hello.label(box.text("label").orElseThrow(() -> nonsense("a box without label")));
    double x = number(box, "x");
    double y = number(box, "y");
    double width = number(box, "width");
    double height = number(box, "height");
    if (kind == ImpulseModel.Kind.CENTROIDS) {
      x += (width - CENTROID_SIDE) / 2;
      y += (height - CENTROID_SIDE) / 2;
      width = CENTROID_SIDE;
      height = CENTROID_SIDE;
    }
    return fit.toPicture(x, y, width, height, label, score);
  }

  private static double score(ModelJson box) throws ModelFailure {
    double score = number(box, "value");
    if (!(score >= 0 && score <= 1 + ROUNDING)) {
      throw nonsense("a score of " + score);
    }
    return Math.min(1, score);
  }

  private static double number(ModelJson box, String name) throws ModelFailure {
    OptionalDouble number = box.number(name);
    if (number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
      throw nonsense("a box without " + name);
    }
    return number.getAsDouble();
  }

  private static ModelFailure nonsense(String what) {
    return ModelFailure.passing("it answers nonsense: " + what);
  }
}

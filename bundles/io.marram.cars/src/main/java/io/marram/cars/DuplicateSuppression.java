package io.marram.cars;

import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.NonMaximumSuppression;
import io.marram.vision.geometry.NonMaximumSuppression.Overlap;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Of several boxes on one car only the best is kept, whatever they are called: a detector often
 * names the same car "car" and "truck", and finds its front as a car of its own.
 *
 * @param overUnion boxes go that share more than this part of both together with a better one, 0 to
 *     1
 * @param overSmaller boxes go that share more than this part of the smaller one with a better one,
 *     0 to 1; too low a value loses cars that stand behind others
 */
public record DuplicateSuppression(float overUnion, float overSmaller) {

  /** For cars seen from the side or from above. */
  public static final DuplicateSuppression DEFAULT = new DuplicateSuppression(0.5f, 0.75f);

  /** How much more a box weighs that has a label somebody asked for. */
  private static final double MEANT = 2;

  public DuplicateSuppression {
    requireFraction("overUnion", overUnion);
    requireFraction("overSmaller", overSmaller);
  }

  /** The same picture with one detection for each car. */
  public Detections apply(Detections detections) {
    return apply(detections, Set.of());
  }

  /**
   * The same picture with one detection for each car.
   *
   * @param meant labels that somebody asked for: their boxes weigh twice as much, so that a car is
   *     not taken for the "traffic light" that its lamps seem to be
   */
  public Detections apply(Detections detections, Set<String> meant) {
    List<Detection> apart = keep(Overlap.UNION, overUnion, detections.list(), meant);
    return new Detections(
        detections.timeMillis(), keep(Overlap.MINIMUM, overSmaller, apart, meant));
  }

  private static List<Detection> keep(
      Overlap overlap, float threshold, List<Detection> list, Set<String> meant) {
    List<Box> boxes = list.stream().map(Detection::box).toList();
    float[] scores = new float[list.size()];
    for (int i = 0; i < scores.length; i++) {
      Detection detection = list.get(i);
      scores[i] = (float) (detection.score() * (meant.contains(detection.label()) ? MEANT : 1));
    }
    int[] kept = new NonMaximumSuppression(overlap, threshold).keep(boxes, scores);
    return Arrays.stream(kept).mapToObj(list::get).toList();
  }

  private static void requireFraction(String field, float value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(field + " must be from 0 to 1, was " + value);
    }
  }
}

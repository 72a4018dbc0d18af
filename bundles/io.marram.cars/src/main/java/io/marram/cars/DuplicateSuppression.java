package io.marram.cars;

import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.NonMaximumSuppression;
import io.marram.vision.geometry.NonMaximumSuppression.Overlap;
import java.util.Arrays;
import java.util.List;

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

  public DuplicateSuppression {
    requireFraction("overUnion", overUnion);
    requireFraction("overSmaller", overSmaller);
  }

  /** The same picture with one detection for each car. */
  public Detections apply(Detections detections) {
    List<Detection> apart = keep(Overlap.UNION, overUnion, detections.list());
    return new Detections(detections.timeMillis(), keep(Overlap.MINIMUM, overSmaller, apart));
  }

  private static List<Detection> keep(Overlap overlap, float threshold, List<Detection> list) {
    List<Box> boxes = list.stream().map(Detection::box).toList();
    float[] scores = new float[list.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) list.get(i).score();
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

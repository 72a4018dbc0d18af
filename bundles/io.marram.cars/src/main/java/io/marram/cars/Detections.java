package io.marram.cars;

import java.util.Comparator;
import java.util.List;

/**
 * What was found in one picture, best first. Equal scores are put in order by place and label, so
 * that it makes no difference in which order a network names what it found.
 *
 * @param timeMillis when the picture was taken, epoch milliseconds
 * @param list the detections; of more than {@value #MOST} only the best are kept
 */
public record Detections(long timeMillis, List<Detection> list) {

  /** So many detections of one picture are looked at. */
  public static final int MOST = 300;

  private static final Comparator<Detection> BEST_FIRST =
      Comparator.comparingDouble((Detection detection) -> -detection.score())
          .thenComparingDouble(detection -> detection.box().left())
          .thenComparingDouble(detection -> detection.box().top())
          .thenComparingDouble(detection -> detection.box().right())
          .thenComparingDouble(detection -> detection.box().bottom())
          .thenComparing(Detection::label);

  public Detections {
    list = list.stream().sorted(BEST_FIRST).limit(MOST).toList();
  }
}

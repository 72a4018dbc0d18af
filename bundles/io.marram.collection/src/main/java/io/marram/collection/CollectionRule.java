package io.marram.collection;

import java.time.Duration;

/**
 * Which frames are kept.
 *
 * @param occasion when a frame is worth it
 * @param interval of one camera at most one frame in so long, 0 to 1 day; 0 keeps every frame
 * @param motionShare something moved if at least this part of the picture changed, 0.001 to 1
 * @param unsureLow the detector is unsure of scores from here, 0 to 1
 * @param unsureHigh to below here, above {@code unsureLow}, up to 1
 */
public record CollectionRule(
    Occasion occasion, Duration interval, double motionShare, double unsureLow, double unsureHigh) {

  public CollectionRule {
    if (interval.isNegative() || interval.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "interval.seconds must be 0..86400, was " + interval.toSeconds());
    }
    if (!(motionShare >= 0.001 && motionShare <= 1)) {
      throw new IllegalArgumentException("motion.share must be 0.001..1, was " + motionShare);
    }
    if (!(unsureLow >= 0 && unsureLow < unsureHigh && unsureHigh <= 1)) {
      throw new IllegalArgumentException(
          "unsure.low must be below unsure.high, both 0..1, were %s and %s"
              .formatted(unsureLow, unsureHigh));
    }
  }

  boolean isUnsure(CollectedFrame frame) {
    return frame.labels().stream()
        .anyMatch(label -> label.score() >= unsureLow && label.score() < unsureHigh);
  }
}

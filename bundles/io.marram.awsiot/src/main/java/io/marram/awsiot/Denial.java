package io.marram.awsiot;

import java.time.Duration;

/**
 * What the broker does not allow at the moment, and when it is tried again: after a pause that
 * doubles each time. It is over when the broker takes something on the same topic.
 */
final class Denial {

  private final long firstNanos;
  private final long longestNanos;
  private String topic = "";
  private long pauseNanos;
  private long untilNanos = Long.MIN_VALUE;

  Denial(Duration first, Duration longest) {
    firstNanos = first.toNanos();
    longestNanos = longest.toNanos();
  }

  void denied(String deniedTopic, long nowNanos) {
    topic = deniedTopic;
    pauseNanos = pauseNanos == 0 ? firstNanos : Math.min(2 * pauseNanos, longestNanos);
    untilNanos = nowNanos + pauseNanos;
  }

  void taken(String takenTopic) {
    if (takenTopic.equals(topic)) {
      forgive();
    }
  }

  /** It may be tried at once. */
  void forgive() {
    topic = "";
    pauseNanos = 0;
    untilNanos = Long.MIN_VALUE;
  }

  boolean isPaused(long nowNanos) {
    return nowNanos < untilNanos;
  }
}

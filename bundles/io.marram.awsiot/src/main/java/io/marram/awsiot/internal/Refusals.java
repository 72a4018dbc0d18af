package io.marram.awsiot.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what the broker refused, and says it: once a minute for each topic, so that no topic fills
 * the log. Safe for several threads.
 */
final class Refusals {

  private static final Logger logger = LoggerFactory.getLogger(Refusals.class);
  private static final Duration QUIET = Duration.ofMinutes(1);
  private static final int MOST_TOPICS = 1000;

  private final String pid;
  private final Map<String, Long> saidAtNanos = new LinkedHashMap<>();
  private long count;
  private String last = "";

  Refusals(String pid) {
    this.pid = pid;
  }

  synchronized void add(String topic, String reason) {
    count++;
    last = topic + ": " + reason;
    long now = System.nanoTime();
    saidAtNanos.values().removeIf(said -> now - said >= QUIET.toNanos());
    if (saidAtNanos.size() < MOST_TOPICS && saidAtNanos.putIfAbsent(topic, now) == null) {
      logger.warn(
          "event=awsiot.publish.refused pid={} topic={} reason=\"{}\" refused={}",
          pid,
          topic,
          reason,
          count);
    }
  }

  synchronized long count() {
    return count;
  }

  /** Topic and reason of the last one; empty if there was none. */
  synchronized String last() {
    return last;
  }
}

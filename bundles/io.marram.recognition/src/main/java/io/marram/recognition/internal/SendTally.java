package io.marram.recognition.internal;

import io.marram.recognition.QueueMessage.Destination;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts messages and says when the queues go away and come back, each once. */
final class SendTally {

  private static final Logger logger = LoggerFactory.getLogger(SendTally.class);
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final String pid;
  private final Map<Destination, Long> sent = new EnumMap<>(Destination.class);
  private long failed;
  private boolean away;
  private String logged = counts();
  private long loggedAtNanos = System.nanoTime();

  SendTally(String pid) {
    this.pid = pid;
  }

  synchronized void sent(Destination destination) {
    sent.merge(destination, 1L, Long::sum);
    if (away) {
      logger.info("event=recognition.queue.back pid={} failed={}", pid, failed);
      away = false;
    }
    if (System.nanoTime() - loggedAtNanos >= INTERVAL.toNanos()) {
      log();
    }
  }

  synchronized void failed(Destination destination, String reason) {
    failed++;
    if (!away) {
      logger.warn(
          "event=recognition.queue.away pid={} queue={} reason=\"{}\" action=\"the camera keeps the"
              + " frames\"",
          pid,
          destination,
          reason);
      away = true;
    }
  }

  synchronized void close() {
    log();
  }

  private void log() {
    if (!counts().equals(logged)) {
      logged = counts();
      loggedAtNanos = System.nanoTime();
      logger.info("event=recognition.tally pid={} {}", pid, logged);
    }
  }

  private String counts() {
    return "requests=%d answers=%d failed=%d"
        .formatted(
            sent.getOrDefault(Destination.REQUEST, 0L),
            sent.getOrDefault(Destination.RESPONSE, 0L),
            failed);
  }
}

package io.marram.camera.internal;

import io.marram.camera.Tally;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a tally into the log, at most once a minute and only when it changed. */
final class TallyLog {

  static final Duration INTERVAL = Duration.ofMinutes(1);

  private static final Logger logger = LoggerFactory.getLogger(TallyLog.class);

  private final String pid;
  private final Tally tally;
  private String logged;
  private long loggedAtNanos = System.nanoTime();

  TallyLog(String pid, Tally tally) {
    this.pid = pid;
    this.tally = tally;
    this.logged = tally.toString();
  }

  /** Writes it if it is time. */
  void offer(int waiting) {
    if (System.nanoTime() - loggedAtNanos >= INTERVAL.toNanos()) {
      write(waiting);
    }
  }

  /** Writes it if it changed. */
  void write(int waiting) {
    if (!tally.toString().equals(logged)) {
      logged = tally.toString();
      loggedAtNanos = System.nanoTime();
      logger.info("event=camera.tally pid={} waiting={} {}", pid, waiting, logged);
    }
  }
}

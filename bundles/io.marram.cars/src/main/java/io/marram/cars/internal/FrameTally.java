package io.marram.cars.internal;

import io.marram.log.Printable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts outcomes and says what an operator wants to know: that frames have begun not to be counted
 * and why, that they are again, and once a minute how many there were. Not safe for several
 * threads.
 */
final class FrameTally {

  private static final Logger logger = LoggerFactory.getLogger(FrameTally.class);
  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final String pid;
  private long counted;
  private long late;
  private long refused;
  private long failed;
  private long waiting;
  private long toldNanos;
  private String trouble = "";

  /**
   * @param pid of the component, for the log
   * @param nowNanos as of {@link System#nanoTime}
   */
  FrameTally(String pid, long nowNanos) {
    this.pid = pid;
    toldNanos = nowNanos;
  }

  void add(Outcome outcome, long nowNanos) {
    if (outcome instanceof Outcome.Counted) {
      counted++;
      proceeds();
    } else if (outcome instanceof Outcome.Late) {
      late++;
    } else if (outcome instanceof Outcome.Refused refusal) {
      refused++;
      troubles("refused", refusal.reason());
    } else if (outcome instanceof Outcome.Failed failure) {
      failed++;
      troubles("failing", failure.reason());
    } else if (outcome instanceof Outcome.Waiting wait) {
      waiting++;
      troubles("waiting", wait.reason());
    }
    if (nowNanos - toldNanos >= MINUTE_NANOS) {
      toldNanos = nowNanos;
      logger.info("event=cars.tally pid={} {}", pid, this);
    }
  }

  /** Only the first frame of a row is worth a line, unless the kind of trouble changes. */
  private void troubles(String kind, String reason) {
    if (!trouble.equals(kind)) {
      trouble = kind;
      logger.warn("event=cars.{} pid={} reason=\"{}\"", kind, pid, Printable.of(reason));
    }
  }

  private void proceeds() {
    if (!trouble.isEmpty()) {
      trouble = "";
      logger.info("event=cars.proceeding pid={}", pid);
    }
  }

  @Override
  public String toString() {
    return "counted=%d late=%d refused=%d failed=%d waiting=%d"
        .formatted(counted, late, refused, failed, waiting);
  }
}

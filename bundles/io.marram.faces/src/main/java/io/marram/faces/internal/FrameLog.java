package io.marram.faces.internal;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts outcomes and says what an operator wants to know: that frames have begun to wait, that
 * they no longer do, and once a minute how many there were. Not safe for several threads.
 */
final class FrameLog {

  private static final Logger logger = LoggerFactory.getLogger(FrameLog.class);
  private static final long INTERVAL_MILLIS = Duration.ofMinutes(1).toMillis();

  private final String pid;
  private FrameCounts counts = FrameCounts.NONE;
  private long toldAt;
  private String waitingFor;

  /**
   * @param pid of the component, for the log
   */
  FrameLog(String pid, long nowMillis) {
    this.pid = pid;
    this.toldAt = nowMillis;
  }

  void add(Outcome outcome, long nowMillis) {
    counts = counts.plus(outcome);
    if (outcome instanceof Outcome.Waiting waiting) {
      waits(waiting.reason());
    } else if (outcome instanceof Outcome.Searched) {
      proceeds();
    } else if (outcome instanceof Outcome.Refused refused) {
      logger.debug("event=faces.refused pid={} reason=\"{}\"", pid, refused.reason());
    }
    if (nowMillis - toldAt >= INTERVAL_MILLIS) {
      tell(nowMillis);
    }
  }

  FrameCounts counts() {
    return counts;
  }

  private void waits(String reason) {
    if (!reason.equals(waitingFor)) {
      waitingFor = reason;
      logger.warn("event=faces.waiting pid={} reason=\"{}\"", pid, reason);
    }
  }

  private void proceeds() {
    if (waitingFor != null) {
      waitingFor = null;
      logger.info("event=faces.proceeding pid={}", pid);
    }
  }

  private void tell(long nowMillis) {
    toldAt = nowMillis;
    logger.info(
        "event=faces.counts pid={} frames={} faces={} refused={} waiting={}",
        pid,
        counts.frames(),
        counts.faces(),
        counts.refused(),
        counts.waiting());
  }
}

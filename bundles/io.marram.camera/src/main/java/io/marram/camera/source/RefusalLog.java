package io.marram.camera.source;

import io.marram.camera.Refusal;
import io.marram.camera.RefusedFrame;
import io.marram.camera.Unanswerable;
import io.marram.log.Printable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what was refused: the first of a kind in a minute as a warning, the others for those who
 * look closely, so that no client can fill the log. The tally has them all.
 */
public final class RefusalLog {

  private static final Logger logger = LoggerFactory.getLogger(RefusalLog.class);
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final String pid;
  private final Map<Refusal, Long> warnedAtNanos = new EnumMap<>(Refusal.class);

  public RefusalLog(String pid) {
    this.pid = pid;
  }

  public void refused(RefusedFrame frame) {
    log(
        frame.refusal(),
        "event=camera.frame.refused pid=%s kind=%s source=%s request=%s reason=\"%s\""
            .formatted(
                pid,
                frame.refusal(),
                Printable.of(frame.source()),
                Printable.of(frame.id()),
                Printable.of(frame.reason())));
  }

  public void unanswerable(Unanswerable delivery) {
    log(
        delivery.refusal(),
        "event=camera.message.unanswerable pid=%s kind=%s reason=\"%s\""
            .formatted(pid, delivery.refusal(), Printable.of(delivery.reason())));
  }

  private void log(Refusal kind, String line) {
    long now = System.nanoTime();
    Long warned = warnedAtNanos.get(kind);
    if (warned == null || now - warned >= QUIET.toNanos()) {
      warnedAtNanos.put(kind, now);
      logger.warn("{}", line);
    } else {
      logger.debug("{}", line);
    }
  }
}

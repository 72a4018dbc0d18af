package io.marram.awsiot.internal.store;

import io.marram.awsiot.OutboxException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when an outbox begins and ceases to fail, and once a minute how much it had to drop. */
final class OutboxLog {

  private static final Logger logger = LoggerFactory.getLogger(BerkeleyOutbox.class);
  private static final long REPORT_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Path folder;
  private boolean failing;
  private long droppedBefore;
  private long reportedNanos = System.nanoTime() - REPORT_NANOS;

  OutboxLog(Path folder) {
    this.folder = folder;
  }

  void fails(OutboxException why) {
    if (!failing) {
      failing = true;
      logger.error("event=outbox.failed folder={} reason=\"{}\"", folder, why.getMessage());
    }
  }

  /**
   * It works.
   *
   * @param dropped how many items were dropped for the budget since the files were opened
   */
  void works(long dropped) {
    if (failing) {
      failing = false;
      droppedBefore = 0;
      logger.info("event=outbox.recovered folder={}", folder);
    }
    if (dropped > droppedBefore && System.nanoTime() - reportedNanos >= REPORT_NANOS) {
      reportedNanos = System.nanoTime();
      logger.warn("event=outbox.dropped folder={} items={}", folder, dropped - droppedBefore);
      droppedBefore = dropped;
    }
  }

  void closedBadly(Exception e) {
    logger.debug("event=outbox.closed.badly folder={}", folder, e);
  }
}

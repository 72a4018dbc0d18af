package io.marram.cloud.ingest;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what became of the messages since this process started, for the log and its metrics. */
final class IngestTally {

  private static final Logger logger = LoggerFactory.getLogger(IngestTally.class);

  private static final long LOG_INTERVAL_MILLIS = 60_000;

  private final Clock clock;
  private long messages;
  private long stored;
  private long quarantined;
  private long returned;
  private long loggedAt;

  IngestTally(Clock clock) {
    this.clock = clock;
    this.loggedAt = clock.millis();
  }

  void countStored(int readings) {
    stored += readings;
  }

  void countQuarantined() {
    quarantined++;
  }

  /** Counts the messages of a batch; one line a minute, as there may be many batches a second. */
  void count(int all, int comingAgain) {
    messages += all;
    returned += comingAgain;
    long now = clock.millis();
    if (now - loggedAt >= LOG_INTERVAL_MILLIS) {
      loggedAt = now;
      logger.info(
          "event=ingest.totals messages={} readings={} quarantined={} returned={}",
          messages,
          stored,
          quarantined,
          returned);
    }
  }
}

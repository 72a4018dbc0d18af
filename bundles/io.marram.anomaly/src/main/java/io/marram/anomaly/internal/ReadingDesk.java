package io.marram.anomaly.internal;

import io.marram.anomaly.Verdict;
import io.marram.anomaly.health.StageMeter;
import io.marram.anomaly.series.AnomalyMonitor;
import io.marram.anomaly.series.SeriesKinds;
import io.marram.anomaly.series.SeriesMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.wire.WireRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges the readings of envelopes. Safe for several threads. */
final class ReadingDesk {

  private static final Logger logger = LoggerFactory.getLogger(ReadingDesk.class);

  private final String pid;
  private final AnomalyMonitor monitor;
  private final Optional<Changes> changes;
  private final StageMeter meter;
  private boolean failing;

  ReadingDesk(
      String pid,
      AnomalyDetectorSettings settings,
      SeriesKinds kinds,
      SeriesMemory memory,
      StageMeter meter) {
    this.pid = pid;
    this.monitor = new AnomalyMonitor(settings.mostSeries(), settings.series(), kinds, memory);
    this.changes =
        settings.changesOnly() ? Optional.of(new Changes(settings.mostSeries())) : Optional.empty();
    this.meter = meter;
  }

  /** The verdicts on the readings among these records; other records pass by. */
  List<WireRecord> judge(List<WireRecord> records) {
    List<WireRecord> verdicts = new ArrayList<>(records.size());
    for (WireRecord received : records) {
      ReadingRecord.of(received).ifPresent(reading -> judge(reading, verdicts));
    }
    return verdicts;
  }

  /** The lock is held for one reading, so that what saves meanwhile holds up nothing. */
  private synchronized void judge(ReadingRecord reading, List<WireRecord> verdicts) {
    long begunNanos = System.nanoTime();
    try {
      Verdict verdict = verdict(reading);
      if (changes.isEmpty() || changes.get().isOne(verdict)) {
        verdicts.add(reading.with(verdict));
      }
      failing = false;
    } catch (RuntimeException | LinkageError e) {
      report(e);
    }
    meter.record(System.nanoTime() - begunNanos);
  }

  private Verdict verdict(ReadingRecord reading) {
    return reading.refusal().isEmpty()
        ? monitor.observe(reading.sensor(), reading.sample())
        : Verdict.invalid(reading.sensor(), reading.sample(), reading.refusal());
  }

  private void report(Throwable failure) {
    if (!failing) {
      failing = true;
      logger.error("event=anomaly.reading.failed pid={}", pid, failure);
    }
  }

  /** Judges with other kinds from now on. */
  synchronized void use(SeriesKinds kinds) {
    monitor.use(kinds);
  }

  /** The series that changed since they were written. */
  synchronized List<String> changed() {
    return monitor.changed();
  }

  synchronized Optional<byte[]> write(String series) {
    return monitor.write(series);
  }

  synchronized void writeAgain(List<String> series) {
    series.forEach(monitor::writeAgain);
  }
}

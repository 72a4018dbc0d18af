package io.marram.anomaly.internal;

import io.marram.anomaly.Verdict;
import io.marram.anomaly.series.AnomalyMonitor;
import io.marram.anomaly.series.Learned;
import io.marram.anomaly.series.SeriesKinds;
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
  private final GroupDesk groupDesk;
  private final Optional<Changes> changes;
  private final StagePost stage;
  private boolean failing;

  /**
   * @param changes which verdicts are emitted; all if there is none
   * @param stage told how long each reading took
   */
  ReadingDesk(
      String pid,
      AnomalyMonitor monitor,
      GroupDesk groupDesk,
      Optional<Changes> changes,
      StagePost stage) {
    this.pid = pid;
    this.monitor = monitor;
    this.groupDesk = groupDesk;
    this.changes = changes;
    this.stage = stage;
  }

  /** The verdicts on the readings among these records; other records pass by. */
  List<WireRecord> judge(List<WireRecord> records) {
    List<WireRecord> verdicts = new ArrayList<>(records.size());
    for (WireRecord received : records) {
      ReadingRecord.of(received).ifPresent(reading -> judge(reading, verdicts));
    }
    return verdicts;
  }

  /** The lock is held for one reading, so that saving meanwhile holds up nothing. */
  private synchronized void judge(ReadingRecord reading, List<WireRecord> verdicts) {
    long begun = stage.begin();
    try {
      Verdict verdict = verdict(reading);
      if (isWanted(verdict)) {
        verdicts.add(reading.with(verdict));
      }
      if (verdict.state() != Verdict.State.INVALID) {
        judgeGroups(reading, verdicts);
      }
      failing = false;
    } catch (RuntimeException | LinkageError e) {
      report(e);
    }
    stage.done(1, begun);
  }

  private Verdict verdict(ReadingRecord reading) {
    return reading.refusal().isEmpty()
        ? monitor.observe(reading.sensor(), reading.type(), reading.sample())
        : Verdict.invalid(reading.sensor(), reading.sample(), reading.refusal());
  }

  private void judgeGroups(ReadingRecord reading, List<WireRecord> verdicts) {
    long steadyMillis = monitor.steadyMillis(reading.sensor());
    for (Verdict verdict : groupDesk.observe(reading.sensor(), reading.sample(), steadyMillis)) {
      if (isWanted(verdict)) {
        verdicts.add(ReadingRecord.ofGroup(verdict));
      }
    }
  }

  private boolean isWanted(Verdict verdict) {
    return changes.isEmpty() || changes.get().isOne(verdict);
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

  /** What was learned about series; to be used while this desk is locked. */
  Learned series() {
    return monitor;
  }

  /** What was learned about groups; to be used while this desk is locked. */
  Learned groups() {
    return groupDesk;
  }
}

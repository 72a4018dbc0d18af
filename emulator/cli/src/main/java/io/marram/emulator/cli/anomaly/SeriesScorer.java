package io.marram.emulator.cli.anomaly;

import io.marram.anomaly.Sample;
import io.marram.anomaly.Verdict;
import io.marram.anomaly.series.SeriesMonitor;
import io.marram.emulator.cli.anomaly.series.SeriesReader;
import io.marram.emulator.cli.anomaly.series.SeriesRow;
import io.marram.emulator.cli.output.Csv;
import java.nio.file.Path;
import java.util.Optional;

/** Scores the readings of one file, each by those before it alone. */
final class SeriesScorer {

  private long readings;
  private long alarms;
  private long refused;
  private long unreadable;
  private long nanos;

  private SeriesScorer() {}

  /**
   * Reads a series and writes a score for each of its rows.
   *
   * @throws io.marram.emulator.cli.output.CommandFailure if a file cannot be read or written
   */
  static Tally score(Path source, Path target) {
    SeriesScorer scorer = new SeriesScorer();
    SeriesMonitor monitor = StandardMonitor.of(source.getFileName().toString());
    try (SeriesReader rows = SeriesReader.open(source);
        ResultFile result = new ResultFile(target)) {
      result.line(Csv.line("timestamp", "anomaly_score"));
      for (Optional<SeriesRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        result.line(Csv.line(row.get().timestamp(), scorer.score(row.get(), monitor)));
      }
      result.complete();
    }
    return new Tally(
        1, scorer.readings, scorer.alarms, scorer.refused, scorer.unreadable, scorer.nanos);
  }

  private double score(SeriesRow row, SeriesMonitor monitor) {
    readings++;
    if (!row.readable()) {
      unreadable++;
    }
    Optional<Sample> sample = row.sample();
    if (sample.isEmpty()) {
      return 0;
    }
    long began = System.nanoTime();
    Verdict verdict = monitor.observe(sample.get());
    nanos += System.nanoTime() - began;
    if (verdict.anomaly()) {
      alarms++;
    }
    if (verdict.state() == Verdict.State.INVALID) {
      refused++;
    }
    return verdict.score();
  }
}

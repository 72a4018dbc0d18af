package io.marram.anomaly.internal;

import io.marram.anomaly.group.GroupSettings;
import io.marram.anomaly.series.SeriesSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What an anomaly detector needs to know.
 *
 * @param series how each series is watched
 * @param groups sensors that belong together, each with a name of its own
 * @param detectors which are used; if empty, all
 * @param mostSeries how many are remembered, 1..100000
 * @param changesOnly whether only anomalies, what follows on them, and changes of state are emitted
 * @param saveEvery how often what was learned is written, 1 second..1 day
 */
record AnomalyDetectorSettings(
    SeriesSettings series,
    List<GroupSettings> groups,
    Set<String> detectors,
    int mostSeries,
    boolean changesOnly,
    Duration saveEvery) {

  private static final int MOST_SERIES = 100_000;
  private static final int MOST_SECONDS = 86_400;

  AnomalyDetectorSettings {
    if (mostSeries < 1 || mostSeries > MOST_SERIES) {
      throw new IllegalArgumentException(
          "series.maximum must be 1..%d, was %d".formatted(MOST_SERIES, mostSeries));
    }
    if (saveEvery.toSeconds() < 1 || saveEvery.toSeconds() > MOST_SECONDS) {
      throw new IllegalArgumentException(
          "save.seconds must be 1..%d, was %d".formatted(MOST_SECONDS, saveEvery.toSeconds()));
    }
    groups = List.copyOf(groups);
    detectors = Set.copyOf(detectors);
  }
}

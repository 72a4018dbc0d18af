package io.marram.anomaly.detector;

import java.util.List;

/** The kinds of detectors that the default ensemble is made of. */
public final class StandardDetectors {

  private StandardDetectors() {}

  /**
   * The value, its change, its mean over eight and over sixty-four readings, its difference from
   * the usual at that hour, and that it does not change.
   */
  public static List<DetectorKind> kinds() {
    return List.of(
        new TailDetector.Kind("value", ValueStatistic::new),
        new TailDetector.Kind("change", ChangeStatistic::new),
        new TailDetector.Kind("level", () -> new MeanStatistic(8)),
        new TailDetector.Kind("trend", () -> new MeanStatistic(64)),
        new TailDetector.Kind("season", SeasonStatistic::new),
        new StuckDetector.Kind("stuck"));
  }
}

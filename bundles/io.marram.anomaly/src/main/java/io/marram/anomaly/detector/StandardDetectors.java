package io.marram.anomaly.detector;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of detectors that come with Marram. */
public final class StandardDetectors {

  private static final int SHORT = 8;
  private static final int LONG = 64;

  /** So that the season's memory of 2,000 lasts for five days or more: less than five minutes. */
  private static final long SEASON_MILLIS = Duration.ofMinutes(4).toMillis();

  private StandardDetectors() {}

  /**
   * Those of the default ensemble: the value, its change, its mean over eight and over sixty-four
   * readings, its difference from the usual at that hour, and that it does not change.
   */
  public static List<DetectorKind> kinds() {
    return List.of(
        new TailDetector.Kind("value", ValueStatistic::new),
        new TailDetector.Kind("change", ChangeStatistic::new),
        new TailDetector.Kind("level", () -> new MeanStatistic(SHORT)),
        new TailDetector.Kind("trend", () -> new MeanStatistic(LONG)),
        new TailDetector.Kind("season", SeasonStatistic::new, SEASON_MILLIS),
        new StuckDetector.Kind("stuck"));
  }

  /** Those of the default ensemble, and the forests, which take more time. */
  public static List<DetectorKind> all() {
    return Stream.concat(
            kinds().stream(),
            Stream.of(
                new ForestDetector.Kind("isolation-forest"),
                new RandomCutDetector.Kind("random-cut-forest")))
        .toList();
  }
}

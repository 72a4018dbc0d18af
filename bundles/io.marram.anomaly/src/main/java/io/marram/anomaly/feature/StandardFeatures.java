package io.marram.anomaly.feature;

import java.util.List;
import java.util.function.IntFunction;

/**
 * The features that come with Marram. Rates and slopes are per second of the readings' own times,
 * so that irregular intervals and gaps do no harm; all other features are of the readings, however
 * far apart these are.
 */
public final class StandardFeatures {

  private StandardFeatures() {}

  /** The kinds of all of them. */
  public static List<FeatureKind> kinds(FeatureSettings settings) {
    return List.of(
        new Kind(RateOfChange.NAMES, size -> new RateOfChange()),
        new Kind(Ranks.NAMES, Ranks::new),
        new Kind(Statistics.NAMES, size -> new Statistics(size, settings.shortWindow())),
        new Kind(Spectrum.NAMES, Spectrum::new),
        new Kind(TimeOfDay.NAMES, size -> new TimeOfDay(settings.utcOffset())));
  }

  private record Kind(List<String> names, IntFunction<FeatureCalculator> calculators)
      implements FeatureKind {

    @Override
    public FeatureCalculator create(int windowSize) {
      return calculators.apply(windowSize);
    }
  }
}

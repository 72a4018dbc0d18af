package io.marram.anomaly.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marram.anomaly.Sample;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is computed step by step is what the definitions say, however long the series is. */
class StandardFeaturesPropertyTest {

  private static final double PRECISE = 1e-9;
  private static final double ROUNDING_OF_DEFINITIONS = 1e-40;

  @Property(tries = 40)
  void featuresAreThoseOfTheDefinitions(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 150) int windowSize,
      @ForAll @IntRange(min = 2, max = 20) int shortWindow) {
    int recent = Math.min(shortWindow, windowSize);
    compare(new WildSeries(seed), new FeatureSettings(windowSize, recent, ZoneOffset.UTC), 97);
  }

  @Property(tries = 3)
  void theyStayPreciseOverTenThousandReadings(@ForAll long seed) {
    compare(new WildSeries(seed), FeatureSettings.standard(), 53);
  }

  private static void compare(WildSeries series, FeatureSettings settings, int every) {
    FeatureExtractor extractor = new FeatureExtractor(settings, StandardFeatures.kinds(settings));
    int count = 10_000;
    double[] values = new double[count];
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = series.nextValue();
      times[i] = series.nextTime();
      double[] features = extractor.add(new Sample(times[i], values[i]));
      if (i < 3 || i % every == 0) {
        int from = Math.max(0, i + 1 - settings.window());
        requireEqual(
            extractor.names(),
            features,
            Arrays.copyOfRange(values, from, i + 1),
            Arrays.copyOfRange(times, from, i + 1),
            settings);
      }
    }
  }

  private static void requireEqual(
      List<String> names,
      double[] actual,
      double[] values,
      long[] times,
      FeatureSettings settings) {
    Map<String, Double> expected = Recomputed.features(values, times, settings.shortWindow());
    expected.forEach(
        (name, value) -> {
          double feature = actual[names.indexOf(name)];
          if (Double.isNaN(value)) {
            assertThat(feature).as(name).isNaN();
          } else {
            double tolerance = tolerance(name, value, expected, times);
            assertThat(feature).as(name).isCloseTo(value, within(tolerance));
          }
        });
    int readings = Math.min(settings.window(), Spectrum.MOST_READINGS);
    if (values.length >= readings) {
      double[] spectrum =
          Recomputed.spectrum(Arrays.copyOfRange(values, values.length - readings, values.length));
      for (int i = 0; i < spectrum.length; i++) {
        assertThat(actual[names.indexOf(Spectrum.NAMES.get(i))])
            .as(Spectrum.NAMES.get(i))
            .isCloseTo(spectrum[i], within(PRECISE));
      }
    }
  }

  /**
   * Relative to the feature. What is a difference, and may be nothing, relative to what it is the
   * difference of.
   */
  private static double tolerance(
      String name, double value, Map<String, Double> expected, long[] times) {
    double range = expected.get("range");
    double scale =
        switch (name) {
          case "recent shift" -> range + Math.ulp(expected.get("mean")) / PRECISE;
          case "slope" -> 1000 * range / Math.max(1, (times[times.length - 1] - times[0]) / 10.0);
          case "recent deviation ratio" -> 1;
          default -> Math.abs(value);
        };
    return Math.max(ROUNDING_OF_DEFINITIONS, PRECISE * scale);
  }

  /** Noise that jumps between levels and amplitudes of many magnitudes, at irregular intervals. */
  private static final class WildSeries {

    private final Random random;
    private double level;
    private double amplitude = 1;
    private long time = 1_790_000_000_000L;

    WildSeries(long seed) {
      random = new Random(seed);
    }

    double nextValue() {
      if (random.nextInt(300) == 0) {
        level =
            random.nextInt(3) == 0
                ? 0
                : random.nextGaussian() * Math.pow(10, random.nextInt(13) - 3);
      }
      if (random.nextInt(200) == 0) {
        amplitude = random.nextInt(5) == 0 ? 0 : Math.pow(10, random.nextInt(10) - 4);
      }
      double spike = random.nextInt(500) == 0 ? 1e9 : 0;
      return level + amplitude * random.nextGaussian() + spike;
    }

    long nextTime() {
      time += random.nextInt(10) == 0 ? 0 : random.nextInt(2000);
      time += random.nextInt(1000) == 0 ? 86_400_000L : 0;
      return time;
    }
  }
}

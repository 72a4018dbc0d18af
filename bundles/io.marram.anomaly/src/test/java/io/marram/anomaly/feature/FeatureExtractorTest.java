package io.marram.anomaly.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marram.anomaly.Sample;
import io.marram.anomaly.StateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class FeatureExtractorTest {

  private static final FeatureSettings SETTINGS = FeatureSettings.standard();
  private static final long NOON = Instant.parse("2026-11-21T12:00:00Z").toEpochMilli();

  private final FeatureExtractor extractor = standard(SETTINGS);

  @Test
  void oneValueHasNoSlopeAndNoRate() {
    double[] features = extractor.add(new Sample(NOON, 20));

    assertThat(feature("mean", features)).isEqualTo(20);
    assertThat(feature("deviation", features)).isZero();
    assertThat(feature("median", features)).isEqualTo(20);
    assertThat(feature("energy", features)).isEqualTo(400);
    assertThat(feature("slope", features)).isNaN();
    assertThat(feature("rate of change", features)).isNaN();
    assertThat(feature("crossings of the mean", features)).isNaN();
    assertThat(feature("fast oscillations", features)).isNaN();
  }

  @Test
  void constantSeriesHasExactlyNoSpread() {
    double[] features = {};
    for (int i = 0; i < 1000; i++) {
      features = extractor.add(new Sample(NOON + 1000 * i, i < 500 ? 1e9 * Math.sin(i) : 0.1));
    }

    assertThat(feature("mean", features)).isEqualTo(0.1);
    for (String name :
        List.of(
            "deviation",
            "range",
            "slope",
            "rate of change",
            "crossings of the mean",
            "median deviation",
            "distance from median",
            "recent shift",
            "slow oscillations",
            "fast oscillations")) {
      assertThat(feature(name, features)).as(name).isZero();
    }
    assertThat(feature("recent deviation ratio", features)).isEqualTo(1);
  }

  @Test
  void slopeAndRateArePerSecondWhateverTheIntervals() {
    Random random = new Random(1);
    long time = NOON;
    double[] features = {};
    for (int i = 0; i < 300; i++) {
      time += 1 + random.nextInt(5000) + (i == 250 ? 86_400_000 : 0);
      features = extractor.add(new Sample(time, 7 + (time - NOON) / 1000.0 * 0.5));
    }

    assertThat(feature("slope", features)).isCloseTo(0.5, within(1e-9));
    assertThat(feature("rate of change", features)).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void readingsOfOneTimeAreComparedWithTheSameEarlierOne() {
    extractor.add(new Sample(NOON, 10));
    extractor.add(new Sample(NOON + 2000, 20));

    double[] features = extractor.add(new Sample(NOON + 2000, 30));

    assertThat(feature("rate of change", features)).isEqualTo(10);
    assertThat(feature("slope", features)).isCloseTo(7.5, within(1e-12));
  }

  @Test
  void readingsThatAreAllOfOneTimeHaveNoRateAndNoSlope() {
    double[] features = {};
    for (int i = 0; i < 150; i++) {
      features = extractor.add(new Sample(NOON, i));
    }

    assertThat(feature("rate of change", features)).isNaN();
    assertThat(feature("slope", features)).isNaN();
    assertThat(feature("mean", features)).isEqualTo(99.5);
  }

  @Test
  void timeThatGoesBackGivesNoRateIntoThePast() {
    extractor.add(new Sample(NOON, 10));
    extractor.add(new Sample(NOON + 1000, 20));

    double[] before = extractor.add(new Sample(NOON - 5000, 30)).clone();
    double[] after = extractor.add(new Sample(NOON - 4000, 32));

    assertThat(feature("rate of change", before)).isNaN();
    assertThat(feature("rate of change", after)).isEqualTo(2);
    assertThat(feature("slope", after)).isFinite();
  }

  @Test
  void oscillationsAreSlowOrFast() {
    double[] fast = {};
    for (int i = 0; i < 200; i++) {
      fast = extractor.add(new Sample(NOON + i, 1e6 + (i % 2 == 0 ? 1 : -1))).clone();
    }
    double[] slow = {};
    for (int i = 200; i < 400; i++) {
      slow = extractor.add(new Sample(NOON + i, 1e6 + Math.sin(2 * Math.PI * i / 50)));
    }

    assertThat(feature("fast oscillations", fast)).isCloseTo(1, within(1e-9));
    assertThat(feature("crossings of the mean", fast)).isEqualTo(1);
    assertThat(feature("slow oscillations", slow)).isCloseTo(1, within(1e-9));
    assertThat(feature("crossings of the mean", slow)).isBetween(0.02, 0.05);
  }

  @Test
  void timeOfDayIsThatOfTheOffset() {
    FeatureSettings settings = new FeatureSettings(10, 5, ZoneOffset.ofHours(-6));
    FeatureExtractor western = standard(settings);

    double[] features = western.add(new Sample(NOON, 1));

    assertThat(feature("time of day, sine", features)).isCloseTo(1, within(1e-12));
    assertThat(feature("time of day, cosine", features)).isCloseTo(0, within(1e-12));
  }

  @Test
  void missingReadingsAreCountedAndLeaveTheFeaturesAsTheyWere() {
    assertThat(extractor.add(new Sample(NOON, Double.NaN))).containsOnly(Double.NaN);
    double[] before = extractor.add(new Sample(NOON, 20)).clone();

    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1 / 0.0}) {
      assertThat(extractor.add(new Sample(NOON + 1000, value))).containsExactly(before);
    }

    assertThat(extractor.missing()).isEqualTo(4);
    double[] after = extractor.add(new Sample(NOON + 2000, 22));
    assertThat(feature("rate of change", after)).isEqualTo(1);
  }

  @Test
  void hugeValuesAreGoneWhenTheyLeftTheWindow() {
    for (int i = 0; i < 50; i++) {
      double[] features = extractor.add(new Sample(NOON + i, i % 2 == 0 ? 1e308 : -1e308));
      assertThat(features).doesNotContain(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }
    double[] features = {};
    for (int i = 50; i < 250; i++) {
      features = extractor.add(new Sample(NOON + i, i % 2));
    }

    assertThat(feature("deviation", features)).isEqualTo(0.5);
    assertThat(feature("fast oscillations", features)).isCloseTo(1, within(1e-9));
    assertThat(features).doesNotContain(Double.NaN);
  }

  @Test
  void featuresOfOthersAreComputedBesideOurs() {
    FeatureExtractor both = with(kind(List.of("jerk", "count"), new Counting()));

    both.add(new Sample(NOON, 5));
    double[] features = both.add(new Sample(NOON, 5));

    assertThat(both.names()).endsWith("jerk", "count");
    assertThat(Arrays.copyOfRange(features, features.length - 2, features.length))
        .containsExactly(5, 2);
    assertThat(both.problems()).isEmpty();
  }

  @Test
  void featureThatThrowsCostsItsOwnValuesOnly() {
    FeatureExtractor both =
        with(
            kind(
                List.of("broken"),
                new Counting() {
                  @Override
                  public void add(Window window) {
                    throw new IllegalStateException("no licence");
                  }
                }));

    double[] features = both.add(new Sample(NOON, 5));
    features = both.add(new Sample(NOON + 1, 5));

    assertThat(features[features.length - 1]).isNaN();
    assertThat(features[both.names().indexOf("mean")]).isEqualTo(5);
    assertThat(both.problems())
        .containsExactly("failed: [broken]: java.lang.IllegalStateException: no licence");
  }

  @Test
  void featureCannotSayInfinityNorWriteOverOthers() {
    FeatureExtractor infinite = with(kind(List.of("a"), saying(Double.POSITIVE_INFINITY)));
    FeatureExtractor writing =
        with(
            kind(
                List.of("a"),
                new Counting() {
                  @Override
                  public void values(double[] into, int offset) {
                    Arrays.fill(into, 0, offset + 2, 7);
                  }
                }));

    double[] ofInfinite = infinite.add(new Sample(NOON, 5));
    double[] ofWriting = writing.add(new Sample(NOON, 5));

    assertThat(ofInfinite[ofInfinite.length - 1]).isNaN();
    assertThat(ofWriting[ofWriting.length - 1]).isNaN();
    assertThat(ofWriting[writing.names().indexOf("mean")]).isEqualTo(5);
    assertThat(writing.problems()).hasSize(1);
  }

  @Test
  void kindWithoutNamesOfItsOwnIsLeftOut() {
    for (List<String> names :
        List.of(List.of("mean"), List.of("a", "a"), List.of(" "), List.<String>of())) {
      FeatureExtractor both = with(kind(names, new Counting()));

      assertThat(both.names()).isEqualTo(extractor.names());
      assertThat(both.problems()).hasSize(1);
    }
  }

  @Test
  void kindThatCannotMakeACalculatorCostsItsOwnValuesOnly() {
    FeatureExtractor both = with(kind(List.of("none"), null));

    assertThat(both.add(new Sample(NOON, 5))).endsWith(Double.NaN);
    assertThat(both.problems()).containsExactly("failed: [none]: it has no calculator");
  }

  @Test
  void goesOnAfterARestartWhereverItWasCut() throws IOException {
    Random random = new Random(1);
    for (int cut : new int[] {0, 1, 50, 100, 357}) {
      FeatureExtractor written = standard(SETTINGS);
      for (int i = 0; i < cut; i++) {
        written.add(new Sample(NOON + 700 * i, i % 7 == 3 ? Double.NaN : random.nextGaussian()));
      }

      FeatureExtractor read = read(bytes(written), SETTINGS);

      assertThat(read.missing()).isEqualTo(written.missing());
      for (int i = cut; i < cut + 150; i++) {
        Sample sample = new Sample(NOON + 700 * i, i == cut ? Double.NaN : random.nextGaussian());
        assertThat(read.add(sample))
            .usingComparatorWithPrecision(1e-9)
            .containsExactly(written.add(sample));
      }
    }
  }

  @Test
  void smallerWindowTakesTheNewestOfALargerOne() throws IOException {
    for (int i = 0; i < 100; i++) {
      extractor.add(new Sample(NOON + i, i));
    }
    FeatureExtractor smaller = read(bytes(extractor), new FeatureSettings(10, 5, ZoneOffset.UTC));

    assertThat(feature("minimum", smaller.add(new Sample(NOON + 100, 100)))).isEqualTo(91);
  }

  @Test
  void damagedOrLaterStateIsRefused() throws IOException {
    extractor.add(new Sample(NOON, 20));
    byte[] whole = bytes(extractor);

    assertRefused(whole, 0, 2)
        .withMessage("features: version 2 is none of 1 to 1, which are known");
    assertRefused(whole, 12, -1).withMessage("features: a window of -1 readings is damaged");
    assertRefused(whole, 12, Integer.MAX_VALUE);
    assertRefused(whole, whole.length - 8, 0x7ff80000)
        .withMessage("features: the window holds NaN");
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(part, SETTINGS)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void contradictingSettingsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureSettings(10, 11, ZoneOffset.UTC))
        .withMessage("shortWindow must be 2 to 10 readings, was 11");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureSettings(1, 1, ZoneOffset.UTC));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureSettings(10_001, 10, ZoneOffset.UTC));
  }

  private static ThrowableAssertAlternative<StateException> assertRefused(
      byte[] whole, int at, int number) {
    byte[] damaged = whole.clone();
    ByteBuffer.wrap(damaged).putInt(at, number);
    return assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> read(damaged, SETTINGS));
  }

  private static FeatureExtractor standard(FeatureSettings settings) {
    return new FeatureExtractor(settings, StandardFeatures.kinds(settings));
  }

  private static FeatureExtractor with(FeatureKind kind) {
    List<FeatureKind> kinds = new ArrayList<>(StandardFeatures.kinds(SETTINGS));
    kinds.add(kind);
    return new FeatureExtractor(SETTINGS, kinds);
  }

  private double feature(String name, double[] features) {
    return features[extractor.names().indexOf(name)];
  }

  private static byte[] bytes(FeatureExtractor extractor) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    extractor.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static FeatureExtractor read(byte[] bytes, FeatureSettings settings) throws IOException {
    return FeatureExtractor.read(
        new DataInputStream(new ByteArrayInputStream(bytes)),
        settings,
        StandardFeatures.kinds(settings));
  }

  private static FeatureKind kind(List<String> names, FeatureCalculator calculator) {
    return new FeatureKind() {
      @Override
      public List<String> names() {
        return names;
      }

      @Override
      public FeatureCalculator create(int windowSize) {
        return calculator;
      }
    };
  }

  private static FeatureCalculator saying(double value) {
    return new Counting() {
      @Override
      public void values(double[] into, int offset) {
        into[offset] = value;
      }
    };
  }

  /** Says the newest value and how many there were. */
  private static class Counting implements FeatureCalculator {

    private double newest;
    private int count;

    @Override
    public void add(Window window) {
      newest = window.value(0);
      count++;
    }

    @Override
    public void values(double[] into, int offset) {
      into[offset] = newest;
      into[offset + 1] = count;
    }
  }
}

package io.marram.anomaly.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.anomaly.Sample;
import io.marram.anomaly.StateException;
import io.marram.anomaly.Verdict;
import io.marram.anomaly.Verdict.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SeriesMonitorTest {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final SeriesMonitor monitor =
      new SeriesMonitor("a", SeriesSettings.standard(), SeriesKinds.standard());
  private final Feed feed = Feed.into(monitor);

  @Test
  void saysNothingWhileItLearns() {
    Verdict first = feed.next();

    assertThat(first.state()).isEqualTo(State.LEARNING);
    assertThat(first.score()).isZero();
    assertThat(first.anomaly()).isFalse();
    assertThat(first.reason()).isEmpty();
    assertThat(first.series()).isEqualTo("a");
    assertThat(first.timeMillis()).isEqualTo(Feed.BEGIN);
  }

  @Test
  void findsASpikeAndSaysWhatIsStrangeAboutIt() {
    feed.untilReady();

    Verdict spike = feed.next(60);

    assertThat(spike.anomaly()).isTrue();
    assertThat(spike.score()).isBetween(0.5, 1.0);
    assertThat(spike.reason()).matches(".+ -?[0-9.]+(, expected about -?[0-9.]+)?");
    assertThat(spike.value()).isEqualTo(60);
  }

  @Test
  void refusesInfinitiesAndLearnsNothingFromThem() {
    feed.untilReady();

    assertThat(feed.next(Double.POSITIVE_INFINITY).state()).isEqualTo(State.INVALID);
    assertThat(feed.next(Double.NEGATIVE_INFINITY).reason()).isEqualTo("the value is infinite");
    assertThat(feed.next(-1e60).reason()).isEqualTo("the value is too large");

    assertQuiet(feed.next());
  }

  @Test
  void aMissingValueIsNoAnomaly() {
    feed.untilReady();

    Verdict missing = feed.next(Double.NaN);

    assertThat(missing.state()).isEqualTo(State.READY);
    assertThat(missing.anomaly()).isFalse();
    assertThat(missing.score()).isZero();
    assertThat(missing.reason()).isEqualTo("the value is missing");
    assertQuiet(feed.next());
  }

  @Test
  void aSeriesOfOneValueOnlyIsNeverStrange() {
    for (int i = 0; i < 3000; i++) {
      assertThat(feed.next(5.0).anomaly()).isFalse();
    }
  }

  @Test
  void oneReadingAloneIsJustLearnedFrom() {
    assertThat(feed.next(5.0).state()).isEqualTo(State.LEARNING);
  }

  @Test
  void refusesDuplicatesAndSecondValuesOfAMoment() {
    Sample sample = new Sample(Feed.BEGIN, 1);
    monitor.observe(sample);

    Verdict duplicate = monitor.observe(sample);
    Verdict second = monitor.observe(new Sample(Feed.BEGIN, 2));

    assertThat(duplicate.state()).isEqualTo(State.INVALID);
    assertThat(duplicate.reason()).isEqualTo("duplicate");
    assertThat(second.state()).isEqualTo(State.INVALID);
    assertThat(second.reason()).isEqualTo("a second value for the same moment");
  }

  @Test
  void refusesReadingsThatComeOutOfOrder() {
    feed.untilReady();
    feed.jump(-4 * Feed.SECOND);

    assertThat(feed.next().reason())
        .isEqualTo("out of order: 3 s older than the reading before it");
    assertThat(feed.next().state()).isEqualTo(State.INVALID);
    feed.jump(2 * Feed.SECOND);
    assertQuiet(feed.next());
  }

  @Test
  void followsAClockThatIsSetBackWithoutLearningAnew() {
    feed.untilReady();
    feed.jump(-HOUR);

    for (int i = 0; i < 4; i++) {
      Verdict refused = feed.next();
      assertThat(refused.state()).isEqualTo(State.INVALID);
      assertThat(refused.reason()).startsWith("time went back by");
    }
    Verdict accepted = feed.next();
    assertThat(accepted.state()).isEqualTo(State.READY);
    assertThat(accepted.anomaly()).isFalse();
    assertThat(accepted.reason()).startsWith("the clock was set back by");
    assertThat(accepted.timeMillis()).isEqualTo(feed.timeMillis() - Feed.SECOND);
    assertQuiet(feed.several(50));
  }

  @Test
  void aReadingFromTheFarFutureIsRefusedAndTheNextOnesAreNot() {
    feed.untilReady();

    feed.jump(100 * 365 * DAY);
    Verdict stray = feed.next();
    feed.jump(-100 * 365 * DAY);

    assertThat(stray.state()).isEqualTo(State.INVALID);
    assertThat(stray.reason()).startsWith("time is ahead by 36500 d");
    assertQuiet(feed.next());
  }

  @Test
  void timesThatCannotBeAreRefused() {
    assertThat(monitor.observe(new Sample(-1, 1)).state()).isEqualTo(State.INVALID);
    assertThat(monitor.observe(new Sample(Long.MAX_VALUE, 1)).state()).isEqualTo(State.INVALID);
    assertThat(monitor.observe(new Sample(Long.MIN_VALUE, 1)).state()).isEqualTo(State.INVALID);
  }

  @Test
  void aDropOutIsAnAnomalyWhenReadingsComeBack() {
    feed.untilReady();
    feed.jump(60 * Feed.SECOND);

    Verdict back = feed.next();

    assertThat(back.anomaly()).isTrue();
    assertThat(back.reason())
        .isEqualTo("drop-out: no reading for 1.017 min, expected one every 1 s");
    assertQuiet(feed.next());
  }

  @Test
  void aDropOutOfManyDaysIsFoundOnceTwoReadingsAgree() {
    feed.untilReady();
    feed.jump(10 * DAY);

    assertThat(feed.next().state()).isEqualTo(State.INVALID);
    Verdict back = feed.next();
    assertThat(back.anomaly()).isTrue();
    assertThat(back.reason()).startsWith("drop-out: no reading for 10 d");
  }

  @Test
  void missingValuesForLongAreADropOutToo() {
    feed.untilReady();
    for (int i = 0; i < 60; i++) {
      feed.next(Double.NaN);
    }

    assertThat(feed.next().reason()).startsWith("drop-out");
  }

  @Test
  void aGapInWhichNobodyWatchedIsNoDropOut() {
    feed.untilReady();
    feed.jump(10 * DAY);
    monitor.resume();

    assertQuiet(feed.next());
    feed.jump(60 * Feed.SECOND);
    assertThat(feed.next().anomaly()).isTrue();
  }

  @Test
  void gapsThatAreUsualAreNoDropOuts() {
    int anomalies = 0;
    for (int i = 0; i < 3000; i++) {
      feed.jump(i % 20 == 0 ? 30 * Feed.SECOND : 0);
      anomalies += feed.next().reason().startsWith("drop-out") ? 1 : 0;
    }

    assertThat(anomalies).isZero();
    feed.jump(HOUR);
    assertThat(feed.next().reason()).startsWith("drop-out: no reading for 1 h");
  }

  @Test
  void ofACounterTheRiseIsJudgedSoThatAResetIsNoAnomaly() {
    double count = 0;
    int counters = 0;
    for (int i = 0; i < 3000; i++) {
      count = i % 1000 == 999 ? 2 : count + 3 + Math.sin(i * 12.9898);
      Verdict verdict = feed.next(count);
      assertThat(verdict.anomaly()).as(verdict.reason()).isFalse();
      counters += verdict.reason().equals("it is a counter: its rise is judged") ? 1 : 0;
      assertThat(verdict.reason().equals("the counter was reset")).isEqualTo(i % 1000 == 999);
      assertThat(verdict.value()).isEqualTo(count);
    }
    assertThat(counters).isEqualTo(1);

    Verdict leap = feed.next(count + 100);
    assertThat(leap.anomaly()).isTrue();
    assertThat(leap.reason()).startsWith("rise per second of the counter: ");
  }

  @Test
  void aSeriesThatFallsAfterAllIsNoCounter() {
    for (int i = 0; i < 500; i++) {
      feed.next(1000 + i);
    }

    Verdict fall = feed.next(1400);

    assertThat(fall.reason()).isEqualTo("it is no counter");
    for (int i = 0; i < 500; i++) {
      assertThat(feed.next(1000 + i).reason()).doesNotContain("counter");
    }
  }

  @Test
  void oneWrongReadingIsNoResetOfACounter() {
    double count = 0;
    for (int i = 0; i < 1000; i++) {
      count += 3 + Math.sin(i * 12.9898);
      feed.next(count);
    }

    feed.next(0);
    Verdict right = feed.next(count + 6);

    assertThat(right.anomaly()).as(right.reason()).isFalse();
  }

  @Test
  void goesOnAfterItWasWrittenAndRead() throws IOException {
    feed.untilReady();

    SeriesMonitor read = read(bytes(monitor), "a", SeriesSettings.standard());

    Sample next = new Sample(feed.timeMillis(), feed.usual());
    Verdict expected = monitor.observe(next);
    Verdict actual = read.observe(next);
    assertThat(actual.state()).isEqualTo(State.READY);
    assertThat(actual.score()).isCloseTo(expected.score(), within());
  }

  @Test
  void learnsAnewIfItsWindowIsAnother() throws IOException {
    feed.untilReady();

    SeriesMonitor read = read(bytes(monitor), "a", new SeriesSettings(50, 1, 1));

    assertThat(read.observe(new Sample(feed.timeMillis(), 20)).state()).isEqualTo(State.LEARNING);
  }

  @Test
  void refusesWhatIsDamagedOfALaterVersionOrOfAnotherSeries() throws IOException {
    byte[] state = bytes(monitor);
    SeriesSettings standard = SeriesSettings.standard();

    assertThatThrownBy(() -> read(state, "b", standard))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("another series");
    byte[] later = state.clone();
    later[3] = 99;
    assertThatThrownBy(() -> read(later, "a", standard))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("version 99");
    assertThatThrownBy(() -> read(Arrays.copyOf(state, 20), "a", standard))
        .isInstanceOf(IOException.class);
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-6);
  }

  private static void assertQuiet(Verdict verdict) {
    assertThat(verdict.state()).isEqualTo(State.READY);
    assertThat(verdict.anomaly()).as(verdict.reason()).isFalse();
  }

  private static byte[] bytes(SeriesMonitor monitor) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    monitor.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static SeriesMonitor read(byte[] state, String series, SeriesSettings settings)
      throws IOException {
    return SeriesMonitor.read(
        new DataInputStream(new ByteArrayInputStream(state)),
        series,
        settings,
        SeriesKinds.standard());
  }
}

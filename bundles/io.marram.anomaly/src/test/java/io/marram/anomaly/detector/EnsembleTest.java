package io.marram.anomaly.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.marram.anomaly.calibration.FalseAlarmBudget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnsembleTest {

  private static final int DAY = 288;

  /** More readings than lengths of rests are remembered. */
  private static final int LIGHT_DAY = 800;

  private final Random random = new Random(5);
  private final Series series = new Series();

  @Test
  void itIsNotReadyBeforeItHasSeenEnough() {
    Assessment first = series.add(20);
    assertThat(first.ready()).isFalse();
    assertThat(first.score()).isZero();
    assertThat(first.detector()).isEmpty();

    series.alarms(100, this::noise);
    assertThat(series.add(20).ready()).isTrue();
  }

  @Test
  void aSpikeIsAnAlarmAndIsExplained() {
    series.alarms(1000, this::noise);

    Assessment spike = series.add(40);

    assertThat(spike.score()).isGreaterThan(Series.ALARM);
    assertThat(spike.tail()).isLessThan(1e-4);
    assertThat(spike.why().feature()).isIn("value", "change", "value at this hour");
    assertThat(spike.why().actual()).isGreaterThan(15);
    assertThat(spike.why().expected()).isLessThan(25);
  }

  @Test
  void noiseRaisesNoMoreFalseAlarmsThanItsBudget() {
    int days = 100;
    assertThat(series.alarms(days * DAY, this::noise)).isLessThan((int) (0.2 * days));
  }

  @Test
  void burstyCountsRaiseAboutAsManyFalseAlarmsAsTheirBudget() {
    int days = 100;
    assertThat(series.alarms(days * DAY, () -> Math.floor(Math.exp(2 + random.nextGaussian()))))
        .isLessThan((int) (1.3 * 0.2 * days));
  }

  @Test
  void valuesOverSixOrdersOfMagnitudeRaiseNoMoreThanTwiceTheirBudget() {
    int days = 100;
    assertThat(series.alarms(days * DAY, () -> Math.exp(2 * random.nextGaussian())))
        .isLessThan((int) (2 * 0.2 * days));
  }

  @Test
  void aNewLevelIsToldOnceAndThenBecomesUsual() {
    series.alarms(2000, this::noise);

    assertThat(series.alarms(100, () -> 20 + noise())).isBetween(1, 5);
    assertThat(series.alarms(900, () -> 20 + noise())).isLessThanOrEqualTo(1);
    assertThat(series.add(60).score()).isGreaterThan(Series.ALARM);
  }

  @Test
  void aDayThatIsNotLikeTheOthersIsAnAlarm() {
    int[] reading = {0};
    series.alarms(14 * DAY, () -> dayAndNight(reading[0]++) + noise());

    assertThat(series.alarms(DAY, () -> dayAndNight(DAY / 2 + reading[0]++) + noise()))
        .isPositive();
  }

  @Test
  void aRhythmOfDaysIsNotStrange() {
    int[] reading = {0};
    series.alarms(7 * DAY, () -> dayAndNight(reading[0]++) + noise());

    assertThat(series.alarms(28 * DAY, () -> dayAndNight(reading[0]++) + noise()))
        .isLessThanOrEqualTo(6);
  }

  @Test
  void aRhythmOfDaysThatIsReadEverySecondIsNotStrangeEither() {
    FalseAlarmBudget budget = new FalseAlarmBudget(0.2);
    Ensemble ensemble = new Ensemble(StandardDetectors.kinds(), Series.SETTINGS);
    int learning = 2 * 86_400;
    int judged = 4 * 86_400;
    int alarms = 0;
    for (int second = 0; second < learning + judged; second++) {
      double value = 25 * Math.sin(2 * Math.PI * second / 86_400) + noise();
      Observation observation = new Observation(1000L * second, value, new double[0]);
      boolean alarm = budget.alarms(ensemble.observe(observation).score(), 1000);
      alarms += alarm && second >= learning ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo(3);
  }

  private static double dayAndNight(int reading) {
    return 25 * Math.sin(2 * Math.PI * reading / DAY);
  }

  @Test
  void aValueThatNoLongerChangesIsAnAlarm() {
    series.alarms(1000, this::noise);

    Assessment still = series.add(20);
    for (int i = 0; i < 20 && still.score() < Series.ALARM; i++) {
      still = series.add(20);
    }

    assertThat(still.score()).isGreaterThan(Series.ALARM);
    assertThat(still.why().feature()).isEqualTo("readings without change");
    assertThat(still.why().actual()).isBetween(4.0, 20.0);
    assertThat(still.why().expected()).isEqualTo(1);
  }

  @Test
  void nightsInTheDarkAreNotStrangeToALightSensorAfterTheSecond() {
    int[] reading = {0};
    series.alarms(3 * LIGHT_DAY, () -> light(reading[0]++));

    assertThat(series.alarms(14 * LIGHT_DAY, () -> light(reading[0]++))).isLessThanOrEqualTo(5);
  }

  @Test
  void aLightSensorThatIsStuckByDayOrStaysInTheDarkIsAnAlarm() {
    int[] reading = {0};
    series.alarms(10 * LIGHT_DAY - 30, () -> light(reading[0]++));
    assertThat(told(30, 17.5)).isTrue();

    series.alarms(3 * LIGHT_DAY + 30 + LIGHT_DAY / 2, () -> light(reading[0]++));
    assertThat(told(2 * LIGHT_DAY, 0)).isTrue();
  }

  /** Whether it is told that the sensor is stuck at a value. */
  private boolean told(int readings, double value) {
    boolean told = false;
    for (int i = 0; i < readings; i++) {
      Assessment still = series.add(value);
      told |= still.score() > Series.ALARM && still.detector().equals("stuck");
    }
    return told;
  }

  private double light(int reading) {
    return reading % LIGHT_DAY < LIGHT_DAY / 2 ? 0 : noise();
  }

  @Test
  void aCoarseSensorOfWhatMovesSlowlyRaisesFewAlarms() {
    FalseAlarmBudget budget = new FalseAlarmBudget(0.2);
    Ensemble ensemble = new Ensemble(StandardDetectors.kinds(), Series.SETTINGS);
    int learning = 2 * 86_400;
    int alarms = 0;
    double wander = 0;
    for (int second = 0; second < 5 * 86_400; second++) {
      wander += 0.024 * random.nextGaussian() - wander / 3600;
      double exact = 20 + 4 * Math.sin(2 * Math.PI * second / 86_400) + wander;
      double value = Math.rint(2 * (exact + 0.03 * random.nextGaussian())) / 2;
      Observation observation = new Observation(1000L * second, value, new double[0]);
      boolean alarm = budget.alarms(ensemble.observe(observation).score(), 1000);
      alarms += alarm && second >= learning ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo(3);
  }

  @Test
  void aSeriesThatNeverChangesIsNotStrangeUntilItDoes() {
    assertThat(series.alarms(2000, () -> 45)).isZero();
    assertThat(series.add(45.0001).score()).isLessThan(Series.ALARM);
    assertThat(series.add(46).score()).isGreaterThan(Series.ALARM);
  }

  @Test
  void missingValuesSayNothingAndChangeNothing() {
    Series complete = new Series();
    for (int i = 0; i < 500; i++) {
      double value = noise();
      Assessment withoutGap = complete.add(value);
      Assessment missing = series.add(Double.NaN);
      assertThat(missing.score()).isZero();
      assertThat(missing.ready()).isEqualTo(i > 0 && series.add(Double.NaN).ready());
      assertThat(withoutGap.score()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void valuesThatAreMissingOnceInAWhileLeaveTheRestJudged() {
    int[] reading = {0};
    series.alarms(3000, () -> reading[0]++ % 7 == 0 ? Double.NaN : noise());
    assertThat(series.add(60).score()).isGreaterThan(Series.ALARM);
  }

  @Test
  void theOrderOfTheDetectorsDoesNotMatter() {
    List<DetectorKind> kinds = StandardDetectors.kinds();
    List<DetectorKind> turned = new ArrayList<>(kinds);
    Collections.reverse(turned);
    Ensemble one = new Ensemble(kinds, Series.SETTINGS);
    Ensemble other = new Ensemble(turned, Series.SETTINGS);
    for (int i = 0; i < 500; i++) {
      Observation observation = new Observation(series.nextMillis(), noise(), new double[0]);
      assertThat(other.observe(observation)).isEqualTo(one.observe(observation));
    }
  }

  @Test
  void whatAForeignDetectorSaysIsComparedWithWhatItSaidBefore() {
    Ensemble ensemble = new Ensemble(List.of(new Foreign("size")), Series.SETTINGS);
    for (int i = 0; i < 1000; i++) {
      ensemble.observe(new Observation(series.nextMillis(), noise(), new double[0]));
    }
    Assessment usual = ensemble.observe(new Observation(series.nextMillis(), 20, new double[0]));
    Assessment far = ensemble.observe(new Observation(series.nextMillis(), 90, new double[0]));
    assertThat(usual.tail()).isEqualTo(0.5, offset(0.1));
    assertThat(far.tail()).isLessThan(1e-4);
    assertThat(far.detector()).isEqualTo("size");
  }

  @Test
  void anEnsembleOfNothingIsRefused() {
    assertThatThrownBy(() -> new Ensemble(List.of(), Series.SETTINGS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private double noise() {
    return 20 + random.nextGaussian();
  }
}

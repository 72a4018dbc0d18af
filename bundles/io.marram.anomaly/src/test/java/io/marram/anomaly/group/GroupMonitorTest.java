package io.marram.anomaly.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.anomaly.Sample;
import io.marram.anomaly.Verdict;
import io.marram.anomaly.Verdict.State;
import io.marram.anomaly.calibration.FalseAlarmBudget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupMonitorTest {

  private static final int CURRENT = 0;
  private static final int FLOW = 1;
  private static final int PRESSURE = 2;

  private final Pumps pumps = new Pumps(1);

  @Test
  void saysThatItLearnsUntilItHasSeenEnoughRows() {
    GroupMonitor monitor = pumps.learned(99);

    Verdict learning = Pumps.observe(monitor, 99, pumps.row()).orElseThrow();
    Verdict ready = Pumps.observe(monitor, 100, pumps.row()).orElseThrow();

    assertThat(learning.state()).isEqualTo(State.LEARNING);
    assertThat(learning.score()).isZero();
    assertThat(ready.state()).isEqualTo(State.READY);
    assertThat(ready.series()).isEqualTo("pump");
    assertThat(ready.timeMillis()).isEqualTo(100_000);
    assertThat(ready.score()).isBetween(0.0, 0.5);
    assertThat(ready.reason()).isEmpty();
  }

  @Test
  void quietProcessIsHardlyEverStrange() {
    List<Verdict> verdicts = run(pumps.learned(100), 100, 5000, row -> row);

    assertThat(strange(verdicts)).isLessThan(50);
  }

  @Test
  void aDayOfQuietReadingsHasHardlyAnAlarm() {
    List<Verdict> verdicts = run(pumps.learned(100), 100, 86_400, row -> row);

    long alarms =
        IntStream.range(1, verdicts.size())
            .filter(i -> verdicts.get(i).anomaly() && !verdicts.get(i - 1).anomaly())
            .count();
    assertThat(alarms).isLessThan(4);
  }

  @Test
  void moreFalseAlarmsAreTakenForFindingMore() {
    GroupMonitor patient = new GroupMonitor(Pumps.SETTINGS);
    GroupMonitor eager = new GroupMonitor(Pumps.SETTINGS.within(new FalseAlarmBudget(500)));
    for (int second = 0; second < 800; second++) {
      double[] row = pumps.row();
      row[FLOW] += second >= 700 ? 0.9 : 0;
      Verdict little = Pumps.observe(patient, second, row).orElseThrow();
      Verdict much = Pumps.observe(eager, second, row).orElseThrow();
      assertThat(much.anomaly() || !little.anomaly()).isTrue();
      assertThat(much.score()).isEqualTo(little.score());
    }
  }

  @Test
  void sensorThatNoLongerFitsTheOthersIsNamedThoughItsValuesAreUsual() {
    GroupMonitor monitor = pumps.learned(300);

    List<Verdict> verdicts =
        run(
            monitor,
            300,
            100,
            row -> {
              row[PRESSURE] = 1 - row[PRESSURE];
              return row;
            });

    assertThat(strange(verdicts)).isGreaterThan(60);
    assertThat(verdicts.get(60).reason()).contains("pressure").contains("others");
    assertThat(verdicts.get(60).score()).isGreaterThan(0.5);
  }

  @Test
  void shiftedSensorIsNamedWithWhatWouldFit() {
    GroupMonitor monitor = pumps.learned(300);

    List<Verdict> verdicts =
        run(monitor, 300, 40, row -> new double[] {row[0], row[1], row[2] + 0.3});

    Verdict last = verdicts.get(39);
    assertThat(last.anomaly()).isTrue();
    assertThat(last.value()).isBetween(0.5, 1.1);
    assertThat(last.reason()).matches("pressure does not fit the others: .*, expected about 0.*");
  }

  @Test
  void stuckSensorIsNamedEvenIfItsValueIsUsual() {
    GroupMonitor monitor = pumps.learned(300);

    List<Verdict> verdicts = run(monitor, 300, 60, row -> new double[] {row[0], 30, row[2]});

    assertThat(verdicts.get(59).reason()).isEqualTo("flow has not changed for 59 readings");
  }

  @Test
  void processThatComesBackIsQuietSoon() {
    GroupMonitor monitor = pumps.learned(300);
    run(monitor, 300, 80, row -> new double[] {row[0], row[1] + 8, row[2]});

    List<Verdict> after = run(monitor, 380, 100, row -> row);

    assertThat(strange(after.subList(40, 100))).isZero();
  }

  @Test
  void normalDriftIsFollowed() {
    GroupMonitor monitor = pumps.learned(0);
    int[] second = {0};

    List<Verdict> verdicts =
        run(
            monitor,
            0,
            4000,
            row -> {
              row[FLOW] += 0.004 * second[0]++;
              return row;
            });

    assertThat(strange(verdicts)).isLessThan(200);
  }

  @Test
  void levelThatLastsTwiceAsLongAsItLearnedIsTheNewNormal() {
    GroupMonitor monitor = pumps.learned(300);

    List<Verdict> verdicts =
        run(monitor, 300, 600, row -> new double[] {row[0] + 4, row[1], row[2]});

    assertThat(strange(verdicts.subList(10, 190))).isEqualTo(180);
    assertThat(strange(verdicts.subList(210, 600))).isLessThan(10);
    assertThat(verdicts).extracting(Verdict::state).containsOnly(State.READY);
  }

  @Test
  void sensorThatStopsReportingNeitherBreaksNorFloods() {
    GroupMonitor monitor = pumps.learned(300);

    List<Verdict> verdicts = run(monitor, 300, 1000, row -> Pumps.without(CURRENT, row));

    assertThat(verdicts).hasSizeGreaterThan(990);
    assertThat(strange(verdicts)).isLessThan(20);
    List<Verdict> shifted =
        run(monitor, 1300, 50, row -> Pumps.without(CURRENT, row[0], row[1], 0.9));
    assertThat(strange(shifted)).isGreaterThan(30);
  }

  @Test
  void sensorThatNeverReportsIsLeftOut() {
    GroupMonitor monitor = new GroupMonitor(Pumps.SETTINGS);

    List<Verdict> verdicts = run(monitor, 0, 1000, row -> Pumps.without(PRESSURE, row));

    assertThat(verdicts.get(500).state()).isEqualTo(State.READY);
    assertThat(strange(verdicts)).isLessThan(20);
    List<Verdict> late = run(monitor, 1000, 100, row -> row);
    assertThat(strange(late)).isLessThan(5);
  }

  @Test
  void groupOfWhichOnlyOneReportsNeverLearns() {
    GroupMonitor monitor = new GroupMonitor(Pumps.SETTINGS);

    List<Verdict> verdicts =
        run(monitor, 0, 500, row -> new double[] {row[0], Double.NaN, Double.NaN});

    assertThat(verdicts).extracting(Verdict::state).containsOnly(State.LEARNING);
  }

  @Test
  void rowOfTooFewSensorsIsNotJudged() {
    GroupMonitor monitor = pumps.learned(300);

    List<Verdict> verdicts =
        run(monitor, 300, 20, row -> new double[] {row[0], Double.NaN, Double.NaN});

    Verdict last = verdicts.get(verdicts.size() - 1);
    assertThat(last.state()).isEqualTo(State.INVALID);
    assertThat(last.reason()).isEqualTo("only 1 of 3 sensors report");
  }

  @Test
  void groupOfTwoWorks() {
    GroupMonitor monitor =
        new GroupMonitor(GroupSettings.of("two", List.of("flow", "current"), 100));
    List<Verdict> verdicts = new ArrayList<>();
    for (int second = 0; second < 400; second++) {
      double[] row = pumps.row();
      double flow = second < 300 ? row[FLOW] : 60 - row[FLOW];
      monitor.observe("current", new Sample(second * 1000L, row[CURRENT]));
      monitor.observe("flow", new Sample(second * 1000L, flow)).ifPresent(verdicts::add);
    }

    assertThat(strange(verdicts.subList(0, 300))).isLessThan(5);
    assertThat(strange(verdicts.subList(300, 400))).isGreaterThan(70);
  }

  @Test
  void identicalSensorsAreNoTrouble() {
    GroupMonitor monitor = pumps.learned(0);

    List<Verdict> quiet = run(monitor, 0, 500, row -> new double[] {row[0], row[1], row[1]});
    List<Verdict> apart = run(monitor, 500, 50, row -> new double[] {row[0], row[1], row[1] + 1});

    assertThat(strange(quiet)).isLessThan(5);
    assertThat(apart.get(40).reason()).matches("(flow|pressure) does not fit the others.*");
  }

  @Test
  void constantSensorIsNoTroubleAndItsChangeIsFound() {
    GroupMonitor monitor = pumps.learned(0);

    List<Verdict> quiet = run(monitor, 0, 3000, row -> new double[] {row[0], row[1], 7});
    List<Verdict> changed = run(monitor, 3000, 50, row -> new double[] {row[0], row[1], 8});

    assertThat(strange(quiet)).isLessThan(30);
    assertThat(changed.get(40).reason()).startsWith("pressure").endsWith("8, expected about 7");
  }

  @Test
  void allConstantSensorsAreQuiet() {
    GroupMonitor monitor = pumps.learned(0);

    List<Verdict> verdicts = run(monitor, 0, 500, row -> new double[] {0, 0, 0});

    assertThat(strange(verdicts)).isZero();
    assertThat(verdicts.get(499).state()).isEqualTo(State.READY);
  }

  @Test
  void extremeValuesBreakNothing() {
    GroupMonitor monitor = pumps.learned(300);

    Pumps.observe(monitor, 300, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE);
    List<Verdict> after = run(monitor, 301, 300, row -> row);

    assertThat(after).extracting(Verdict::score).allMatch(score -> score >= 0 && score <= 1);
    assertThat(strange(after.subList(50, 300))).isLessThan(5);
  }

  @Test
  void absurdValuesWhileLearningHideNothing() {
    for (double absurd : new double[] {-999, 1e6, Double.MAX_VALUE}) {
      GroupMonitor monitor = pumps.learned(50);
      Pumps.observe(monitor, 50, absurd, absurd, absurd);

      List<Verdict> quiet = run(monitor, 51, 200, row -> row);
      List<Verdict> shifted =
          run(monitor, 251, 60, row -> new double[] {row[0] + 1, row[1], row[2]});

      assertThat(strange(quiet)).isLessThan(10);
      assertThat(strange(shifted)).isGreaterThan(30);
    }
  }

  @Test
  void infiniteAndLateReadingsAreRefusedWithAReason() {
    GroupMonitor monitor = pumps.learned(300);

    Verdict infinite =
        monitor.observe("flow", new Sample(400_000, Double.NEGATIVE_INFINITY)).orElseThrow();
    Verdict late = monitor.observe("flow", new Sample(1000, 30)).orElseThrow();

    assertThat(infinite.state()).isEqualTo(State.INVALID);
    assertThat(infinite.reason()).isEqualTo("flow is infinite");
    assertThat(late.reason()).isEqualTo("flow is not later than its last reading");
    assertThat(monitor.observe("flow", new Sample(400_000, Double.NaN))).isEmpty();
  }

  @Test
  void strangersAreRefused() {
    assertThatThrownBy(() -> pumps.learned(0).observe("humidity", new Sample(0, 1)))
        .hasMessage("humidity is no sensor of group pump");
  }

  @Test
  void orderOfSensorsAndOfTheirReadingsDoesNotMatter() {
    List<String> reversed = new ArrayList<>(Pumps.SENSORS);
    Collections.reverse(reversed);
    GroupMonitor monitor = new GroupMonitor(Pumps.SETTINGS);
    GroupMonitor other = new GroupMonitor(GroupSettings.of("pump", reversed, 100));

    for (int second = 0; second < 400; second++) {
      double[] row = pumps.row();
      row[FLOW] += second > 300 ? 3 : 0;
      Verdict verdict = Pumps.observe(monitor, second, row).orElseThrow();
      Optional<Verdict> others = Optional.empty();
      for (int j = row.length - 1; j >= 0; j--) {
        others = other.observe(Pumps.SENSORS.get(j), new Sample(second * 1000L, row[j]));
      }
      assertThat(others.orElseThrow().score()).isEqualTo(verdict.score());
      assertThat(others.orElseThrow().reason()).isEqualTo(verdict.reason());
    }
  }

  private List<Verdict> run(
      GroupMonitor monitor, int second, int rows, UnaryOperator<double[]> change) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      Pumps.observe(monitor, second + i, change.apply(pumps.row())).ifPresent(verdicts::add);
    }
    return verdicts;
  }

  private static long strange(List<Verdict> verdicts) {
    return verdicts.stream().filter(Verdict::anomaly).count();
  }
}

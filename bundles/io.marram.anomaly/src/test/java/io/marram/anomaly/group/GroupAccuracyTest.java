package io.marram.anomaly.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.anomaly.Sample;
import io.marram.anomaly.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How well faults of a made-up test bed are found; prints what docs/benchmarks.md says. */
class GroupAccuracyTest {

  private static final int RUNS = 320;
  private static final int DAYS = 5;
  private static final int DAY_SECONDS = 86_400;

  @Test
  void findsMostOfTheFaultsWithFewFalseAlarms() {
    Confusion all = new Confusion();
    Map<TestBed.Event, Confusion> byEvent = new EnumMap<>(TestBed.Event.class);
    for (int seed = 0; seed < RUNS; seed++) {
      TestBed.Run run = TestBed.run(seed);
      var scores = MatrixScorer.score(TestBed.SENSORS, Arrays.asList(run.rows()));
      all.add(scores, run.labels());
      byEvent.computeIfAbsent(run.event(), event -> new Confusion()).add(scores, run.labels());
    }

    System.out.println(RUNS + " runs: " + all);
    byEvent.forEach((event, confusion) -> System.out.println(event + ": " + confusion));
    assertThat(all.f1()).isGreaterThan(0.8);
    assertThat(all.falseAlarmRate()).isLessThan(0.1);
    assertThat(all.missingRate()).isLessThan(0.2);
  }

  @Test
  void alarmsWithinTheBudgetStillTellOfNearlyAllFaults() {
    int faults = 0;
    int found = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      TestBed.Run run = TestBed.run(seed);
      if (run.event() != TestBed.Event.ONLY_WARMER) {
        faults++;
        List<Integer> alarms = alarms(run);
        found += alarms.stream().anyMatch(row -> run.labels()[row]) ? 1 : 0;
      }
    }
    int falseAlarms = 0;
    for (int seed = 0; seed < DAYS; seed++) {
      List<Integer> alarms = alarms(TestBed.quiet(seed, DAY_SECONDS));
      for (int i = 0; i < alarms.size(); i++) {
        falseAlarms += i == 0 || alarms.get(i) > alarms.get(i - 1) + 1 ? 1 : 0;
      }
    }

    System.out.printf(
        "within the budget: %d of %d faults, %d false alarms in %d quiet days%n",
        found, faults, falseAlarms, DAYS);
    assertThat(found).isGreaterThan(9 * faults / 10);
    assertThat(falseAlarms).isLessThan(2 * DAYS);
  }

  /** The rows that a monitor calls anomalies, a row a second. */
  private static List<Integer> alarms(TestBed.Run run) {
    GroupMonitor monitor = new GroupMonitor(GroupSettings.of("circulation", TestBed.SENSORS));
    List<Integer> alarms = new ArrayList<>();
    for (int i = 0; i < run.rows().length; i++) {
      Optional<Verdict> verdict = Optional.empty();
      for (int j = 0; j < TestBed.SENSORS.size(); j++) {
        verdict = monitor.observe(TestBed.SENSORS.get(j), new Sample(i * 1000L, run.rows()[i][j]));
      }
      if (verdict.orElseThrow().anomaly()) {
        alarms.add(i);
      }
    }
    return alarms;
  }
}

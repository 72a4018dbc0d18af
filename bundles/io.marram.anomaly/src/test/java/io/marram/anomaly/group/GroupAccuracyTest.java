package io.marram.anomaly.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How well faults of a made-up test bed are found; prints what docs/benchmarks.md says. */
class GroupAccuracyTest {

  private static final int RUNS = 320;

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
}

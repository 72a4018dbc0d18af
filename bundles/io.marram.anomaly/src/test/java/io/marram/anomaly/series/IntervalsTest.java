package io.marram.anomaly.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IntervalsTest {

  @Property(tries = 100)
  void knowsTheMedianOfTheNewest(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 50) Integer> millis) {
    Intervals intervals = new Intervals();
    millis.forEach(intervals::add);

    List<Integer> newest =
        millis.subList(Math.max(0, millis.size() - 31), millis.size()).stream().sorted().toList();
    assertThat(intervals.medianMillis()).isEqualTo((long) newest.get(newest.size() / 2));
  }

  @Property(tries = 20)
  void saysNothingBeforeItHasSeenEnough(@ForAll @IntRange(min = 1, max = 63) int seen) {
    Intervals intervals = new Intervals();
    for (int i = 0; i < seen; i++) {
      intervals.add(1000);
    }
    assertThat(intervals.isUnusual(1_000_000)).isFalse();
  }

  @Property(tries = 20)
  void aGapIsUnusualAgainWhenThereWasNoneForLong(
      @ForAll @IntRange(min = 1, max = 1000) int between) {
    Intervals intervals = new Intervals();
    for (int i = 0; i < 100; i++) {
      intervals.add(1000);
    }
    assertThat(intervals.isUnusual(4000)).isFalse();
    assertThat(intervals.isUnusual(60_000)).isTrue();
    intervals.add(60_000);
    for (int i = 0; i < between; i++) {
      intervals.add(1000);
    }

    assertThat(intervals.isUnusual(60_000)).isEqualTo(between >= 500);
    assertThat(intervals.isUnusual(5000)).isEqualTo(between >= 500);
    assertThat(intervals.isUnusual(3_600_000)).isTrue();
  }
}

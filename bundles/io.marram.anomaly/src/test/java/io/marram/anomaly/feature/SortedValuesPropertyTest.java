package io.marram.anomaly.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SortedValuesPropertyTest {

  @Property
  void ranksAreThoseOfTheSortedWindow(
      @ForAll @Size(min = 1, max = 60) @IntRange(min = -9, max = 9) int[] values,
      @ForAll @IntRange(min = 1, max = 12) int capacity) {
    SortedValues sorted = new SortedValues(capacity);
    for (int i = 0; i < values.length; i++) {
      if (i < capacity) {
        sorted.add(values[i]);
      } else {
        sorted.replace(values[i - capacity], values[i]);
      }
      int from = Math.max(0, i + 1 - capacity);
      double[] window =
          Arrays.stream(values, from, i + 1).mapToDouble(value -> value).sorted().toArray();

      assertThat(sorted.size()).isEqualTo(window.length);
      assertThat(sorted.median()).isEqualTo(median(window));
      for (double at : new double[] {-10, -0.5, 0, 3, 10}) {
        assertThat(sorted.countBelow(at))
            .isEqualTo((int) Arrays.stream(window).filter(value -> value < at).count());
        assertThat(sorted.medianDistance(at)).isEqualTo(median(distances(window, at)));
      }
    }
  }

  private static double[] distances(double[] window, double from) {
    return Arrays.stream(window).map(value -> Math.abs(value - from)).sorted().toArray();
  }

  private static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}

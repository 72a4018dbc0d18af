package io.marram.emulator.cli.eval.swap;

import com.eclipsesource.json.JsonObject;
import java.util.Arrays;
import java.util.List;

/**
 * How long no result came out while something was exchanged: one gap per exchange, in milliseconds.
 */
record SwapGaps(List<Long> millis) {

  SwapGaps {
    millis = millis.stream().sorted().toList();
  }

  /**
   * The longest time between two results that follow each other and of which at least a part lies
   * between two moments.
   *
   * @param results when results came out, in any order
   * @return 0 if there are not two results around the moments
   */
  static long longest(long[] results, long from, long to) {
    long[] sorted = results.clone();
    Arrays.sort(sorted);
    long longest = 0;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] > from && sorted[i - 1] < to) {
        longest = Math.max(longest, sorted[i] - sorted[i - 1]);
      }
    }
    return longest;
  }

  /**
   * The smallest gap that is at least as long as {@code percent} of all (nearest rank).
   *
   * @param percent 0 for the shortest, up to 100 for the longest
   * @return 0 without any gap
   */
  long percentile(double percent) {
    int rank = (int) Math.ceil(percent / 100 * millis.size());
    return millis.isEmpty() ? 0 : millis.get(Math.max(rank, 1) - 1);
  }

  JsonObject toJson() {
    return new JsonObject()
        .add("min", percentile(0))
        .add("median", percentile(50))
        .add("p99", percentile(99))
        .add("max", percentile(100));
  }
}

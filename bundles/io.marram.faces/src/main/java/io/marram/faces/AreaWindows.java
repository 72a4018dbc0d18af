package io.marram.faces;

/**
 * Which source pixels each result pixel averages when one side is resized by area ("adaptive
 * average"): from {@code floor(i * source / result)} up to {@code ceil((i + 1) * source / result)}.
 * Neighbours may share a pixel; when enlarging they share most.
 */
final class AreaWindows {

  private final int[] starts;
  private final int[] ends;

  AreaWindows(int source, int result) {
    starts = new int[result];
    ends = new int[result];
    for (int i = 0; i < result; i++) {
      starts[i] = (int) ((long) i * source / result);
      ends[i] = (int) (((long) (i + 1) * source + result - 1) / result);
    }
  }

  int count() {
    return starts.length;
  }

  /** First source pixel of result pixel i. */
  int start(int i) {
    return starts[i];
  }

  /** One after the last source pixel of result pixel i. */
  int end(int i) {
    return ends[i];
  }

  /** The most result pixels that one source pixel goes into. */
  int mostSharing() {
    int most = 1;
    int first = 0;
    for (int i = 0; i < starts.length; i++) {
      while (ends[first] <= starts[i]) {
        first++;
      }
      most = Math.max(most, i - first + 1);
    }
    return most;
  }
}

package io.marram.anomaly.internal;

import io.marram.anomaly.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which verdicts say something new: anomalies, the first one after an anomaly, and those in which
 * the state is another. Of a bounded number of series it remembers what was said last. Not safe for
 * use by several threads.
 */
final class Changes {

  /** What was said last. */
  private record Said(Verdict.State state, boolean anomaly) {}

  private final int mostSeries;
  private final Map<String, Said> last = new LinkedHashMap<>();

  Changes(int mostSeries) {
    this.mostSeries = mostSeries;
  }

  boolean isOne(Verdict verdict) {
    Said now = new Said(verdict.state(), verdict.anomaly());
    Said before = last.remove(verdict.series());
    if (before == null && last.size() >= mostSeries) {
      last.remove(last.keySet().iterator().next());
    }
    last.put(verdict.series(), now);
    return verdict.anomaly() || !now.equals(before);
  }
}

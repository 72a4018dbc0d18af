package io.marram.anomaly.group;

import io.marram.anomaly.group.MatrixScorer.RowScore;
import java.util.List;

/** Counts rows that are called anomalies against those that are. */
final class Confusion {

  private int found;
  private int missed;
  private int falseAlarms;
  private int quiet;

  Confusion add(List<RowScore> scores, boolean... labels) {
    for (int i = 0; i < labels.length; i++) {
      boolean called = scores.get(i).anomaly();
      if (labels[i]) {
        found += called ? 1 : 0;
        missed += called ? 0 : 1;
      } else {
        falseAlarms += called ? 1 : 0;
        quiet += called ? 0 : 1;
      }
    }
    return this;
  }

  double f1() {
    return 2.0 * found / (2.0 * found + falseAlarms + missed);
  }

  double falseAlarmRate() {
    return falseAlarms / (double) (falseAlarms + quiet);
  }

  double missingRate() {
    return missed / Math.max(1.0, found + missed);
  }

  @Override
  public String toString() {
    return "F1 %.2f, false alarms %.1f %%, missed %.1f %%"
        .formatted(f1(), 100 * falseAlarmRate(), 100 * missingRate());
  }
}

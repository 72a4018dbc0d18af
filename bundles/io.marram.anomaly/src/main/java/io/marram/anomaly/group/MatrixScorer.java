package io.marram.anomaly.group;

import java.util.ArrayList;
import java.util.List;

/**
 * Scores the rows of a table, one after the other: the first are learned from, then each is judged
 * by those before it. The order of the columns does not matter.
 */
public final class MatrixScorer {

  /** How many rows are learned from, if the table is long enough. */
  public static final int LEARNING_ROWS = 400;

  /**
   * What is said about a row.
   *
   * @param score how strange it is: 0 to 1, above a half is beyond the limits; 0 while learning
   * @param anomaly whether it is called an anomaly: beyond the limits, or not yet well within them
   *     again
   * @param reason why, in words; empty if it is none
   */
  public record RowScore(double score, boolean anomaly, String reason) {}

  private final int[] columns;
  private final double[] row;
  private final GroupDetector detector;

  /**
   * Begins to learn.
   *
   * @param names of the columns, 2 to 64, all different
   * @param learningRows how many rows are learned from, 40 to 10,000
   * @throws IllegalArgumentException if something is out of its range, saying what
   */
  public MatrixScorer(List<String> names, int learningRows) {
    List<String> sorted = GroupSettings.of("table", names, learningRows).sensors();
    columns = sorted.stream().mapToInt(names::indexOf).toArray();
    row = new double[columns.length];
    detector = new GroupDetector(sorted, learningRows, GroupSettings.STANDARD_BUDGET);
  }

  /**
   * Judges the next row by those before it.
   *
   * @param values one a column; NaN and infinite ones are missing
   * @throws IllegalArgumentException if there are more or fewer than columns
   */
  public RowScore score(double... values) {
    if (values.length != columns.length) {
      throw new IllegalArgumentException(
          "a row must have %d values, has %d".formatted(columns.length, values.length));
    }
    for (int j = 0; j < row.length; j++) {
      double value = values[columns[j]];
      row[j] = Double.isInfinite(value) ? Double.NaN : value;
    }
    Judgement judgement = detector.observe(row, 0);
    double score = 1 - Math.pow(2, -judgement.strangeness());
    return judgement.strange()
        ? new RowScore(score, true, judgement.reason())
        : new RowScore(score, false, "");
  }

  /**
   * Judges a whole table: learns from the first 400 rows, or from the first half of a shorter one.
   * A table of fewer than 80 rows, or with one column only, is all quiet.
   *
   * @param names of the columns, at most 64, all different
   * @param rows one value a column
   * @return as many as rows
   */
  public static List<RowScore> score(List<String> names, List<double[]> rows) {
    int learningRows = Math.min(LEARNING_ROWS, rows.size() / 2);
    List<RowScore> scores = new ArrayList<>(rows.size());
    if (learningRows < GroupSettings.LEAST_ROWS || names.size() < 2) {
      rows.forEach(values -> scores.add(new RowScore(0, false, "")));
      return scores;
    }
    MatrixScorer scorer = new MatrixScorer(names, learningRows);
    rows.forEach(values -> scores.add(scorer.score(values)));
    return scores;
  }
}

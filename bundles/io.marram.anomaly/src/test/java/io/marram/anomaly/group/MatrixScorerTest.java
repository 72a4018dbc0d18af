package io.marram.anomaly.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.anomaly.group.MatrixScorer.RowScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatrixScorerTest {

  @Test
  void firstRowsAreLearnedFrom() {
    List<RowScore> scores = score(TestBed.run(1));

    assertThat(scores.subList(0, 400)).containsOnly(new RowScore(0, false, ""));
    assertThat(scores.get(400).score()).isPositive();
  }

  @Test
  void rowIsJudgedByThoseBeforeItOnly() {
    List<double[]> rows = Arrays.asList(TestBed.run(1).rows());

    assertThat(MatrixScorer.score(TestBed.SENSORS, rows).subList(0, 850))
        .isEqualTo(MatrixScorer.score(TestBed.SENSORS, rows.subList(0, 850)));
  }

  @Test
  void orderOfColumnsDoesNotMatter() {
    TestBed.Run run = TestBed.run(2);
    List<String> names = new ArrayList<>();
    for (int j = 7; j >= 0; j--) {
      names.add(TestBed.SENSORS.get(j));
    }
    List<double[]> rows =
        Arrays.stream(run.rows())
            .map(row -> IntStream.range(0, 8).mapToDouble(j -> row[7 - j]).toArray())
            .toList();

    assertThat(MatrixScorer.score(names, rows)).isEqualTo(score(run));
  }

  @Test
  void missingAndInfiniteCellsBreakNothing() {
    TestBed.Run run = TestBed.run(1);
    for (int i = 0; i < run.rows().length; i += 3) {
      run.rows()[i][i % 8] = i % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
    }

    List<RowScore> scores = score(run);

    assertThat(new Confusion().add(scores, run.labels()).f1()).isGreaterThan(0.7);
  }

  @Test
  void shortTableIsLearnedFromItsFirstHalf() {
    List<double[]> rows = Arrays.asList(TestBed.run(1).rows()).subList(0, 200);

    List<RowScore> scores = MatrixScorer.score(TestBed.SENSORS, rows);

    assertThat(scores).hasSize(200);
    assertThat(scores.get(100).score()).isPositive();
  }

  @Test
  void tableThatIsTooShortOrTooNarrowIsQuiet() {
    List<double[]> rows = Arrays.asList(TestBed.run(1).rows());

    assertThat(MatrixScorer.score(TestBed.SENSORS, rows.subList(0, 79)))
        .hasSize(79)
        .containsOnly(new RowScore(0, false, ""));
    assertThat(MatrixScorer.score(List.of("flow"), rows)).containsOnly(new RowScore(0, false, ""));
    assertThat(MatrixScorer.score(TestBed.SENSORS, List.of())).isEmpty();
  }

  @Test
  void rowOfOtherLengthIsRefused() {
    MatrixScorer scorer = new MatrixScorer(List.of("a", "b"), 40);

    assertThatThrownBy(() -> scorer.score(1, 2, 3)).hasMessage("a row must have 2 values, has 3");
  }

  @Test
  void fewerRowsThanSensorsAreEnough() {
    List<String> names = IntStream.range(0, 64).mapToObj(j -> "c" + j).toList();
    List<double[]> rows = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      double both = random.nextGaussian();
      rows.add(
          IntStream.range(0, 64).mapToDouble(j -> both + 0.5 * random.nextGaussian()).toArray());
    }
    MatrixScorer scorer = new MatrixScorer(names, 40);

    List<RowScore> scores = rows.stream().map(scorer::score).toList();

    assertThat(scores.stream().filter(RowScore::anomaly).count()).isLessThan(60);
  }

  private static List<RowScore> score(TestBed.Run run) {
    return MatrixScorer.score(TestBed.SENSORS, Arrays.asList(run.rows()));
  }
}

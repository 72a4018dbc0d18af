package io.marram.anomaly.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IsolationForestTest {

  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void meanDepthsAreThoseOfThePaper() {
    assertThat(PathLength.mean(1)).isZero();
    assertThat(PathLength.mean(2)).isEqualTo(1);
    assertThat(PathLength.mean(256)).isCloseTo(10.2448, within(1e-4));
    assertThat(IntStream.of(2, 3, 4, 5, 256, 257).map(PathLength::limit))
        .containsExactly(1, 2, 2, 3, 8, 9);
  }

  @Test
  void twoRowsArePartedByOneCutAndSoScoreOneHalf() {
    IsolationForest forest = fit(new double[][] {{0}, {1}});

    assertThat(forest.scores(new double[][] {{0}, {1}, {-50}, {50}})).containsOnly(0.5);
  }

  @Test
  void constantTableHasNothingStrange() {
    double[][] table = new double[300][2];

    assertThat(fit(table).scores(table)).containsOnly(0.5);
    assertThat(fit(table).shares(table[0])).containsOnly(0);
  }

  /** The numbers are the means of scikit-learn's over 40 seeds. */
  @Test
  void scoresAreThoseOfScikitLearn() {
    double[][] table = new double[401][];
    for (int i = 0; i < 400; i++) {
      table[i] = new double[] {Math.floorDiv(i, 20), i % 20};
    }
    table[400] = new double[] {40, 10};

    assertThat(meanScore(table, 40, 10)).isCloseTo(0.7094, within(0.01));
    assertThat(meanScore(table, 9, 10)).isCloseTo(0.4739, within(0.01));
    assertThat(meanScore(table, 0, 0)).isCloseTo(0.6297, within(0.01));
  }

  private static double meanScore(double[][] table, double... row) {
    return IntStream.range(0, 20)
        .mapToDouble(seed -> IsolationForest.fit(table, ForestSettings.standard(seed)).score(row))
        .average()
        .orElseThrow();
  }

  @Test
  void orderOfColumnsMakesNoDifference() {
    double[][] table = blob(500, 7, 1);
    double[][] turned =
        Arrays.stream(table)
            .map(row -> IntStream.of(4, 6, 0, 2, 1, 5, 3).mapToDouble(i -> row[i]).toArray())
            .toArray(double[][]::new);

    assertThat(fit(turned).scores(turned)).containsExactly(fit(table).scores(table));
  }

  @Test
  void chanceComesFromTheSeedAlone() {
    double[][] table = blob(500, 3, 1);

    double[] scores = IsolationForest.fit(table, ForestSettings.standard(1)).scores(table);

    assertThat(IsolationForest.fit(table, ForestSettings.standard(1)).scores(table))
        .containsExactly(scores);
    assertThat(IsolationForest.fit(table, ForestSettings.standard(2)).scores(table))
        .isNotEqualTo(scores);
  }

  @Test
  void columnThatIsolatesARowIsNamed() {
    double[][] table = blob(1000, 6, 1);
    IsolationForest forest = fit(table);
    for (int column = 0; column < 6; column++) {
      double[] row = new double[6];
      row[column] = 7;

      FeatureShare share = forest.explain(row);

      assertThat(share.column()).isEqualTo(column);
      assertThat(share.share()).isGreaterThan(0.4);
      assertThat(Arrays.stream(forest.shares(row)).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void missingValueMakesARowNoStranger() {
    double[][] table = blob(1000, 3, 1);
    IsolationForest forest = fit(table);

    double usual = forest.score(new double[] {0, 0, 0});
    double strange = forest.score(new double[] {9, 0, 0});

    assertThat(forest.score(new double[] {0, NAN, 0})).isCloseTo(usual, within(0.05));
    assertThat(forest.score(new double[] {NAN, NAN, NAN})).isCloseTo(usual, within(0.05));
    assertThat(forest.score(new double[] {9, NAN, 0})).isCloseTo(strange, within(0.05));
  }

  @Test
  void rowsWithGapsCanBeLearnedFrom() {
    double[][] table = blob(1000, 3, 1);
    SplittableRandom random = new SplittableRandom(2);
    for (double[] row : table) {
      row[random.nextInt(3)] = random.nextInt(3) == 0 ? NAN : row[0];
      row[2] = NAN;
    }
    IsolationForest forest = fit(table);

    assertThat(forest.score(new double[] {9, 0, NAN}))
        .isGreaterThan(forest.score(new double[] {0, 0, NAN}) + 0.2);
    assertThat(forest.explain(new double[] {9, 0, NAN}).column()).isZero();
  }

  @Test
  void infiniteValuesAreStrangeAndPlaceNoCut() {
    double[][] table = blob(1000, 2, 1);
    table[0][0] = INFINITY;
    table[1][0] = -INFINITY;
    table[2][1] = Double.MAX_VALUE;
    table[3][1] = -Double.MAX_VALUE;
    IsolationForest forest = fit(table);

    assertThat(Arrays.stream(forest.scores(table))).allMatch(score -> score > 0 && score < 1);
    assertThat(forest.score(new double[] {INFINITY, 0}))
        .isGreaterThan(forest.score(new double[] {0, 0}) + 0.1);
  }

  @Test
  void smallDifferencesOnAHugeOffsetCount() {
    double[][] table = blob(1000, 1, 1);
    for (double[] row : table) {
      row[0] += 1e12;
    }
    IsolationForest forest = fit(table);

    assertThat(forest.score(new double[] {1e12 + 8}))
        .isGreaterThan(forest.score(new double[] {1e12}) + 0.2);
  }

  @Test
  void tablesWithoutAShapeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> fit(new double[0][]));
    assertThatIllegalArgumentException().isThrownBy(() -> fit(new double[][] {{1}}));
    assertThatIllegalArgumentException().isThrownBy(() -> fit(new double[][] {{}, {}}));
    assertThatIllegalArgumentException().isThrownBy(() -> fit(new double[][] {{1}, {1, 2}}));
    IsolationForest forest = fit(new double[][] {{1}, {2}});
    assertThatIllegalArgumentException().isThrownBy(() -> forest.score(new double[2]));
    assertThatIllegalArgumentException().isThrownBy(() -> new ForestSettings(1, 0, 256));
    assertThatIllegalArgumentException().isThrownBy(() -> new ForestSettings(1, 100, 1));
  }

  static IsolationForest fit(double[][] table) {
    return IsolationForest.fit(table, ForestSettings.standard(1));
  }

  /** Normally distributed rows around 0. */
  static double[][] blob(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[][] table = new double[rows][columns];
    for (double[] row : table) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return table;
  }
}

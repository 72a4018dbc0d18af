package io.marram.anomaly.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StreamingForestTest {

  private static final List<String> FEATURES = List.of("mean", "slope", "range");
  private static final StreamingSettings SETTINGS = StreamingSettings.standard(1);

  private final StreamingForest forest = new StreamingForest(SETTINGS, FEATURES);
  private final double[][] rows = IsolationForestTest.blob(5000, 3, 1);

  @Test
  void saysNothingUntilItHasRowsForTheFirstTrees() {
    for (int i = 0; i < SETTINGS.firstRows(); i++) {
      assertThat(forest.isReady()).isFalse();
      assertThat(forest.score(rows[i])).isNaN();
      assertThat(forest.shares(rows[i])).containsOnly(0);
      forest.learn(rows[i]);
    }

    assertThat(forest.isReady()).isTrue();
    assertThat(forest.score(rows[0])).isBetween(0.3, 0.8);
  }

  @Test
  void strangeRowScoresHighAndItsFeatureIsNamed() {
    learn(0, 2000);

    assertThat(forest.score(new double[] {0, 9, 0}))
        .isGreaterThan(forest.score(new double[] {0, 0, 0}) + 0.1);
    assertThat(forest.explain(new double[] {0, 9, 0}).column()).isEqualTo(1);
    assertThat(forest.median(1)).isCloseTo(0, within(0.1));
  }

  @Test
  void newLevelBecomesUsual() {
    learn(0, 2000);
    double excess = excessOfNewLevel();
    for (int i = 2000; i < 4000; i++) {
      forest.learn(new double[] {20 + rows[i][0], rows[i][1], rows[i][2]});
    }

    assertThat(excess).isGreaterThan(0.1);
    assertThat(excessOfNewLevel()).isLessThan(-0.1);
  }

  private double excessOfNewLevel() {
    return forest.score(new double[] {20, 0, 0}) - forest.score(new double[] {0, 0, 0});
  }

  @Test
  void orderOfFeaturesMakesNoDifference() {
    StreamingForest turned = new StreamingForest(SETTINGS, List.of("range", "mean", "slope"));
    for (double[] row : rows) {
      double[] turnedRow = {row[2], row[0], row[1]};
      assertThat(turned.score(turnedRow)).isEqualTo(Double.valueOf(forest.score(row)));
      forest.learn(row);
      turned.learn(turnedRow);
    }
  }

  @Test
  void missingValuesAreNoHindrance() {
    for (double[] row : rows) {
      forest.learn(new double[] {row[0], Double.NaN, row[2] > 0 ? row[2] : Double.NaN});
    }

    assertThat(forest.score(new double[] {0, Double.NaN, 1})).isBetween(0.2, 0.5);
    assertThat(forest.median(1)).isNaN();
    assertThat(forest.median(2)).isPositive();
  }

  @Test
  void fewerRowsCanBeKept() {
    StreamingForest sparse =
        new StreamingForest(
            new StreamingSettings(new ForestSettings(1, 10, 32), 64, 5, 50, 8), FEATURES);
    for (int i = 0; i < 35; i++) {
      sparse.learn(rows[i]);
    }
    assertThat(sparse.isReady()).isFalse();

    sparse.learn(rows[35]);

    assertThat(sparse.isReady()).isTrue();
  }

  @Test
  void contradictingSettingsAreRefused() {
    ForestSettings trees = new ForestSettings(1, 10, 128);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StreamingSettings(trees, 127, 1, 1, 64))
        .withMessage("memory must be 128 to 65536, was 127");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StreamingSettings(trees, 128, 0, 1, 64));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StreamingSettings(trees, 128, 1, 1, 129));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StreamingForest(SETTINGS, List.of("mean", "mean")));
    assertThatIllegalArgumentException().isThrownBy(() -> new StreamingForest(SETTINGS, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> forest.learn(new double[2]));
  }

  private void learn(int from, int until) {
    for (int i = from; i < until; i++) {
      forest.learn(rows[i]);
    }
  }
}

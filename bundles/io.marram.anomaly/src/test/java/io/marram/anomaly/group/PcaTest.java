package io.marram.anomaly.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PcaTest {

  /** Three sensors: the first two go together, the third is on its own. */
  private static final Pca PCA = pca(rows(0.1));

  @Test
  void distanceWithinTheComponentsIsHotellings() {
    assertThat(PCA.components()).isEqualTo(2);
    assertThat(PCA.hotelling(new double[] {3, 3, 0})).isCloseTo(9, within(1.0));
    assertThat(PCA.predictionError(new double[] {3, 3, 0})).isLessThan(0.2);
  }

  @Test
  void sensorsThatNoLongerGoTogetherAreOutsideTheComponents() {
    assertThat(PCA.predictionError(new double[] {1, -1, 0})).isCloseTo(2, within(0.1));
  }

  @Test
  void misfitTellsWhoDoesNotFitAndExpectedWhatWould() {
    double[] row = {2, 0, 0};

    assertThat(Math.abs(PCA.misfit(row, 0))).isGreaterThan(10);
    assertThat(PCA.expected(row, 1)).isCloseTo(2, within(0.1));
    assertThat(PCA.misfit(row, 2)).isCloseTo(0, within(0.5));
  }

  @Test
  void leavingASensorOutLowersTheDistanceByItsMisfitSquared() {
    double[] row = {1.5, 0.5, -1};
    double[] fitting = row.clone();
    fitting[0] = PCA.expected(row, 0);
    double all = PCA.hotelling(row) + rest(row);
    double without = PCA.hotelling(fitting) + rest(fitting);

    assertThat(all - without).isCloseTo(Math.pow(PCA.misfit(row, 0), 2), within(1e-6));
  }

  @Test
  void identicalSensorsHaveFiniteDistances() {
    Pca identical = pca(rows(0));

    assertThat(identical.hotelling(new double[] {1, 1, 1})).isFinite();
    assertThat(identical.misfit(new double[] {1, 1, 1}, 0)).isBetween(-1.0, 1.0);
    assertThat(Math.abs(identical.misfit(new double[] {1, 0, 0}, 0))).isBetween(10.0, 1000.0);
  }

  @Test
  void sensorThatNeverMovedStandsForItself() {
    double[][] rows = rows(0.1);
    for (double[] row : rows) {
      row[2] = 0;
    }

    assertThat(pca(rows).misfit(new double[] {0, 0, 3}, 2)).isCloseTo(3, within(1e-9));
  }

  @Test
  void fewerRowsThanSensorsAreEnough() {
    double[][] rows = new double[5][12];
    Random random = new Random(3);
    for (double[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextGaussian();
      }
    }

    Pca pca = pca(rows);

    assertThat(pca.hotelling(rows[0])).isFinite().isPositive();
    assertThat(pca.misfit(rows[0], 3)).isFinite();
  }

  @Test
  void rowsThatAreLeftOutDoNotCount() {
    double[][] rows = rows(0.1);
    double[][] fewer = Arrays.copyOfRange(rows, 100, rows.length);
    for (int i = 0; i < 100; i++) {
      rows[i] = new double[] {5, -5, 5};
    }

    assertThat(Covariance.of(rows, 0, 100, 1)).isDeepEqualTo(Covariance.of(fewer, 0, 0, 1));
  }

  private static Pca pca(double[][] rows) {
    return Pca.of(Covariance.of(rows, 0, 0, 1));
  }

  private static double rest(double[] row) {
    double along = 0;
    for (int j = 0; j < row.length; j++) {
      along += PCA.vectors()[2][j] * row[j];
    }
    return along * along / PCA.values()[2];
  }

  private static double[][] rows(double noise) {
    Random random = new Random(7);
    double[][] rows = new double[2000][];
    for (int i = 0; i < rows.length; i++) {
      double both = random.nextGaussian();
      rows[i] =
          new double[] {
            both + noise * random.nextGaussian(),
            both + noise * random.nextGaussian(),
            random.nextGaussian()
          };
    }
    return rows;
  }
}

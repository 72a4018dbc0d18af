package io.marram.anomaly.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {

  @Test
  void twoByTwoIsAsByHand() {
    SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{2, 1}, {1, 2}});

    assertThat(eigen.values()).containsExactly(new double[] {3, 1}, within(1e-12));
    assertThat(eigen.vectors()[0])
        .containsExactly(new double[] {Math.sqrt(0.5), Math.sqrt(0.5)}, within(1e-12));
  }

  @Test
  void matrixOfZerosHasZeros() {
    assertThat(SymmetricEigen.of(new double[3][3]).values()).containsOnly(0);
  }

  @Property(tries = 40)
  void valuesAndVectorsMakeTheMatrixAgain(@ForAll @IntRange(min = 1, max = 64) int size) {
    double[][] matrix = symmetric(size);

    SymmetricEigen eigen = SymmetricEigen.of(matrix);

    double[][] again = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < size; k++) {
          again[j][k] += eigen.values()[i] * eigen.vectors()[i][j] * eigen.vectors()[i][k];
        }
      }
    }
    for (int j = 0; j < size; j++) {
      assertThat(again[j]).containsExactly(matrix[j], within(1e-8));
    }
    assertThat(eigen.values()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  private static double[][] symmetric(int size) {
    Random random = new Random(size);
    double[][] matrix = new double[size][size];
    for (int j = 0; j < size; j++) {
      for (int k = 0; k <= j; k++) {
        matrix[j][k] = random.nextGaussian();
        matrix[k][j] = matrix[j][k];
      }
    }
    return matrix;
  }
}

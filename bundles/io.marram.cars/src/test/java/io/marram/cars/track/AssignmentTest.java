package io.marram.cars.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  @Test
  void gainsOfAllCountNotThoseOfTheFirst() {
    double[][] costs = {{1, 2}, {1, 5}};

    assertThat(Assignment.solve(costs, 10)).containsExactly(1, 0);
  }

  @Test
  void pairThatCostsTheLimitIsNotMade() {
    double[][] costs = {{3, 10}, {Double.POSITIVE_INFINITY, 11}};

    assertThat(Assignment.solve(costs, 10)).containsExactly(0, -1);
  }

  @Test
  void nothingIsAssignedToNothing() {
    assertThat(Assignment.solve(new double[0][0], 1)).isEmpty();
    assertThat(Assignment.solve(new double[2][0], 1)).containsExactly(-1, -1);
  }

  @Property(tries = 300)
  void noOtherWayCostsLess(
      @ForAll @IntRange(min = 1, max = 5) int rows,
      @ForAll @IntRange(min = 1, max = 5) int columns,
      @ForAll int seed) {
    Random random = new Random(seed);
    double[][] costs = new double[rows][columns];
    for (double[] row : costs) {
      Arrays.setAll(row, j -> random.nextInt(20));
    }

    int[] assigned = Assignment.solve(costs, 10);

    double sum = 0;
    boolean[] taken = new boolean[columns];
    for (int i = 0; i < rows; i++) {
      if (assigned[i] >= 0) {
        assertThat(taken[assigned[i]]).isFalse();
        taken[assigned[i]] = true;
        assertThat(costs[i][assigned[i]]).isLessThan(10);
      }
      sum += assigned[i] < 0 ? 10 : costs[i][assigned[i]];
    }
    assertThat(sum).isCloseTo(least(costs, 0, new boolean[columns]), within(1e-9));
  }

  private static double least(double[][] costs, int row, boolean[] taken) {
    if (row == costs.length) {
      return 0;
    }
    double least = 10 + least(costs, row + 1, taken);
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j] && costs[row][j] < 10) {
        taken[j] = true;
        least = Math.min(least, costs[row][j] + least(costs, row + 1, taken));
        taken[j] = false;
      }
    }
    return least;
  }
}

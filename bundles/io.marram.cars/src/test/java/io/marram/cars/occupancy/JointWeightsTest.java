package io.marram.cars.occupancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JointWeightsTest {

  private final JointWeights weights = new JointWeights(4, 2, 3);

  @Test
  void whatIsAddedToOnePlaceIsSummed() {
    weights.add(3, 5, 0.25);
    weights.add(3, 5, 0.5);

    assertThat(visited()).containsExactly("3 5 0.75");
    assertThat(weights.most()).isEqualTo(3);
  }

  @Test
  void aWeightOfNothingMayLieOutside() {
    weights.add(-1, 9, 0);
    weights.add(4, 0, 0);

    assertThat(weights.count()).isZero();
    assertThat(weights.sum()).isZero();
  }

  @Test
  void normalisedTheyAreProbabilitiesAndWhatIsNegligibleIsGone() {
    weights.add(0, 0, 3);
    weights.add(1, 2, 1);
    weights.add(2, 4, 1e-20);

    weights.normalise();

    assertThat(visited()).containsExactly("0 0 0.75", "1 2 0.25");
  }

  @Test
  void theLikelyOnesLeaveOutWhatIsNegligible() {
    weights.add(0, 0, 1);
    weights.add(2, 4, 1e-12);
    List<Integer> likely = new ArrayList<>();

    weights.forEachLikely((visible, cell, weight) -> likely.add(visible));

    assertThat(likely).containsExactly(0);
    assertThat(weights.count()).isEqualTo(2);
  }

  private List<String> visited() {
    List<String> visited = new ArrayList<>();
    weights.forEach((visible, cell, weight) -> visited.add(visible + " " + cell + " " + weight));
    return visited;
  }
}

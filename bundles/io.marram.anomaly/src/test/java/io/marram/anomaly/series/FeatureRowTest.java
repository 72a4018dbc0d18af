package io.marram.anomaly.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureRowTest {

  @Test
  void detectorsAreToldTheSameInWhateverOrderItIsComputed() {
    FeatureRow one = FeatureRow.of(List.of("b", "a", "c"));
    FeatureRow other = FeatureRow.of(List.of("c", "b", "a"));

    assertThat(one.names()).isEqualTo(other.names()).containsExactly("a", "b", "c");
    assertThat(one.fill(new double[] {2, 1, 3})).containsExactly(1, 2, 3);
    assertThat(other.fill(new double[] {3, 2, 1})).containsExactly(1, 2, 3);
  }

  @Test
  void whatIsNotComputedNowIsMissing() {
    FeatureRow row = new FeatureRow(List.of("a", "b"), List.of("b", "x"));

    assertThat(row.fill(new double[] {2, 9})).containsExactly(Double.NaN, 2);
  }
}

package io.marram.emulator.cli.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {

  @Test
  void goesFromTheSmallestToTheLargest() {
    assertThat(Sparkline.of(List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0))).isEqualTo("▁▂▃▄▅▆▇█");
  }

  @Test
  void isLevelWhenNothingChanges() {
    assertThat(Sparkline.of(List.of(21.5, 21.5))).isEqualTo("▅▅");
    assertThat(Sparkline.of(List.of())).isEmpty();
  }

  @Test
  void drawsTheLargestNumbersThereAre() {
    assertThat(Sparkline.of(List.of(-Double.MAX_VALUE, 0.0, Double.MAX_VALUE))).isEqualTo("▁▅█");
  }
}

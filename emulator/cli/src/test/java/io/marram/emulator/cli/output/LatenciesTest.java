package io.marram.emulator.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void givesTheNearestRank() {
    Latencies latencies = new Latencies();
    for (int i = 2000; i > 0; i--) {
      latencies.add(i);
    }

    assertThat(latencies.count()).isEqualTo(2000);
    assertThat(latencies.percentile(50)).isEqualTo(1000);
    assertThat(latencies.percentile(99)).isEqualTo(1980);
    assertThat(latencies.percentile(100)).isEqualTo(2000);
  }

  @Test
  void isZeroWithoutAnything() {
    assertThat(new Latencies().percentile(99)).isZero();
  }

  @Test
  void refusesAShareThatIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Latencies().percentile(0));
  }
}

package io.marram.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FloodGateTest {

  private final FloodGate gate = new FloodGate(10, 20, 1000);

  @Test
  void admitsABurstAndThenSoManyASecond() {
    assertThat(admitted(100, 0)).isEqualTo(20);
    assertThat(admitted(100, 500)).isEqualTo(5);
    assertThat(admitted(100, 1500)).isEqualTo(10);
    assertThat(admitted(100, 1_000_000)).isEqualTo(20);
  }

  @Test
  void tellsWhatItRefusedNowAndThen() {
    assertThat(gate.toReport(5)).isZero();
    admitted(25, 10);
    assertThat(gate.toReport(10)).isEqualTo(5);
    admitted(5, 10);
    assertThat(gate.toReport(1009)).isZero();
    assertThat(gate.toReport(1010)).isEqualTo(5);
    assertThat(gate.toReport(5000)).isZero();
  }

  @Test
  void aClockThatGoesBackAdmitsNothingMore() {
    admitted(100, 10_000);

    assertThat(admitted(10, 0)).isZero();
  }

  @Test
  void refusesToAdmitNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FloodGate(0, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new FloodGate(1, 0, 0));
  }

  private int admitted(int values, long nowMillis) {
    int admitted = 0;
    for (int i = 0; i < values; i++) {
      admitted += gate.admits(nowMillis) ? 1 : 0;
    }
    return admitted;
  }
}

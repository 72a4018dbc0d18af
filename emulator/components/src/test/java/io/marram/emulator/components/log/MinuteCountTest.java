package io.marram.emulator.components.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MinuteCountTest {
  private long now = Long.MAX_VALUE - 1_000;

  @Test
  void saysTheFirstAtOnceAndTheRestOnceAMinute() {
    MinuteCount count = new MinuteCount(() -> now);

    assertThat(count.add()).isEqualTo(1);
    assertThat(count.add()).isZero();
    assertThat(count.add()).isZero();
    now += Duration.ofMinutes(1).toNanos();
    assertThat(count.add()).isEqualTo(3);
    assertThat(count.add()).isZero();
  }
}

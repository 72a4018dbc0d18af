package io.marram.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackOffTest {

  private final BackOff backOff = new BackOff(500, 30_000);

  @Test
  void doublesUpToTheLongestDelay() {
    assertThat(backOff.delayMillis(1)).isEqualTo(500);
    assertThat(backOff.delayMillis(2)).isEqualTo(1000);
    assertThat(backOff.delayMillis(6)).isEqualTo(16_000);
    assertThat(backOff.delayMillis(7)).isEqualTo(30_000);
    assertThat(backOff.delayMillis(Integer.MAX_VALUE)).isEqualTo(30_000);
  }

  @Property
  void jittersBetweenHalfAndAllOfTheDelay(
      @ForAll @IntRange(min = 1, max = 50) int failures,
      @ForAll @DoubleRange(min = 0, max = 1) double chance) {
    long delay = backOff.delayMillis(failures);

    assertThat(backOff.jitteredMillis(failures, chance)).isBetween(delay / 2, delay);
  }

  @Test
  void refusesDelaysThatAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BackOff(0, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> new BackOff(10, 9));
  }
}

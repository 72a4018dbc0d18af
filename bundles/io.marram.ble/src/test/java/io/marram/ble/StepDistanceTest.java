package io.marram.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepDistanceTest {

  private final StepDistance distance = new StepDistance(10, 60);

  @Test
  void growsUpToTheLongest() {
    List<Long> done = new ArrayList<>();
    for (long now = 0; now < 300; now++) {
      if (distance.permits(now)) {
        done.add(now);
      }
    }

    assertThat(done).containsExactly(0L, 10L, 30L, 70L, 130L, 190L, 250L);
  }

  @Test
  void beginsAnewAfterARest() {
    distance.permits(0);
    distance.permits(10);
    distance.permits(30);

    assertThat(distance.permits(110)).isTrue();
    assertThat(distance.permits(120)).isTrue();
  }

  @Test
  void refusesDistancesThatAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new StepDistance(0, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> new StepDistance(10, 9));
  }
}

package io.marram.camera.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrameRateLimitTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void letsAllPassWithoutALimit() {
    assertThat(passing(0, 30, 10, 0)).isEqualTo(300);
  }

  @Test
  void letsASlowerCameraPassThoughItDoesNotKeepTime() {
    assertThat(passing(10, 10, 100, 0.2)).isEqualTo(1000);
  }

  @Property(tries = 100)
  void letsSoManyPassOnAverage(
      @ForAll @IntRange(min = 1, max = 20) int limit,
      @ForAll @IntRange(min = 20, max = 60) int camera) {
    assertThat(passing(limit, camera, 100, 0.3)).isBetween(limit * 99, limit * 100 + 1);
  }

  @Test
  void doesNotMakeUpForAPause() {
    FrameRateLimit limit = new FrameRateLimit(1);
    assertThat(limit.admits(0)).isTrue();

    assertThat(limit.admits(100 * SECOND)).isTrue();
    assertThat(limit.admits(100 * SECOND + SECOND / 10)).isFalse();
    assertThat(limit.admits(101 * SECOND)).isTrue();
  }

  private static int passing(double limit, int camera, int seconds, double jitter) {
    FrameRateLimit rate = new FrameRateLimit(limit);
    Random random = new Random(7);
    int passing = 0;
    for (int i = 0; i < camera * seconds; i++) {
      double at = (i + jitter * random.nextDouble()) / camera;
      if (rate.admits((long) (at * SECOND))) {
        passing++;
      }
    }
    return passing;
  }
}

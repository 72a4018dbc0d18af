package io.marram.anomaly.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SeriesClockTest {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long SECOND = 1000;

  @Property(tries = 200)
  void whateverASensorSaysTimeNeverGoesBackAndTheHourStaysTrue(@ForAll long seed) {
    Random random = new Random(seed);
    SeriesClock clock = new SeriesClock();
    long time = 1000 * DAY;
    long steady = Long.MIN_VALUE;
    for (int i = 0; i < 500; i++) {
      time +=
          switch (random.nextInt(40)) {
            case 0 -> random.nextInt(100) * DAY;
            case 1 -> -random.nextInt(100) * DAY;
            case 2 -> -random.nextInt(20) * SECOND;
            default -> SECOND;
          };
      time = Math.max(0, time);
      if (clock.hasBegun() && time == clock.lastMillis()) {
        continue;
      }
      if (clock.admit(time, SECOND, random.nextInt(50) == 0).isEmpty()) {
        assertThat(clock.lastMillis()).isEqualTo(time);
        assertThat(clock.steadyMillis()).isGreaterThan(steady);
        assertThat((clock.steadyMillis() - time) % (7 * DAY)).isZero();
        steady = clock.steadyMillis();
      }
    }
  }

  @Property(tries = 50)
  void aClockThatWasSetIsFollowedWithinFiveReadings(@ForAll long seed) {
    Random random = new Random(seed);
    SeriesClock clock = new SeriesClock();
    for (int i = 0; i < 20; i++) {
      clock.admit(1000 * DAY + i * SECOND, SECOND, false);
    }
    long set = random.nextInt(2000) * DAY;
    boolean followed = false;
    for (int i = 0; i < 5; i++) {
      followed = clock.admit(set + i * SECOND, SECOND, false).isEmpty();
    }
    assertThat(followed).isTrue();
  }
}

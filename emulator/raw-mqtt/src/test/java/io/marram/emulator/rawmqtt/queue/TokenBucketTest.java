package io.marram.emulator.rawmqtt.queue;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  @Test
  void givesABurstAndThenOneAPeriod() {
    TokenBucket bucket = new TokenBucket(2, 10, 100);

    assertThat(bucket.take(100)).isZero();
    assertThat(bucket.take(100)).isZero();
    assertThat(bucket.take(103)).isEqualTo(7);
    assertThat(bucket.take(110)).isZero();
    assertThat(bucket.take(111)).isEqualTo(9);
  }

  @Test
  void savesNoMoreThanABurst() {
    TokenBucket bucket = new TokenBucket(2, 10, 0);

    assertThat(bucket.take(1000)).isZero();
    assertThat(bucket.take(1000)).isZero();
    assertThat(bucket.take(1000)).isEqualTo(10);
  }

  @Property
  void hasATokenWhenItSaidItWould(
      @ForAll @IntRange(min = 1, max = 5) int burst,
      @ForAll @LongRange(min = 1, max = 1000) long period,
      @ForAll @LongRange(min = -1000, max = 1000) long start) {
    TokenBucket bucket = new TokenBucket(burst, period, start);
    long now = start;
    for (int taken = 0; taken < 20; taken++) {
      now += bucket.take(now);
      if (taken >= burst) {
        assertThat(now).isGreaterThan(start);
      }
    }
    assertThat(now - start).isLessThanOrEqualTo(20 * period);
  }
}

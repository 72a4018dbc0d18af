package io.marram.awsiot.internal.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackOffTest {

  @Property
  void waitsNoShorterThanTheFirstDelayAndNoLongerThanItDoubledForEachFailure(
      @ForAll @LongRange(min = 1, max = 10_000) long first,
      @ForAll @LongRange(min = 1, max = 1_000) long times,
      @ForAll @IntRange(min = 1, max = 100_000) int failures,
      @ForAll long seed) {
    long longest = first * times;
    BackOff backOff = new BackOff(Duration.ofMillis(first), Duration.ofMillis(longest));

    long delay = backOff.delay(failures, new Random(seed)).toMillis();

    double doubled = first * Math.pow(2, failures);
    assertThat(delay).isBetween(first, (long) Math.min(longest, doubled));
  }

  @Property
  void waitsForMostOfTheLongestDelayAfterARefusal(
      @ForAll @LongRange(min = 1, max = 100_000) long longest, @ForAll long seed) {
    BackOff backOff = new BackOff(Duration.ofMillis(1), Duration.ofMillis(longest));

    long delay = backOff.refusalDelay(new Random(seed)).toMillis();

    assertThat(delay).isBetween(longest / 2, longest);
  }

  @Test
  void spreadsClientsThatLostTheSameBroker() {
    BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(60));
    Random random = new Random(1);

    long seconds =
        Stream.generate(() -> backOff.delay(10, random).toSeconds()).limit(1000).distinct().count();

    assertThat(seconds).isGreaterThan(50);
  }

  @Test
  void refusesDelaysThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofSeconds(1)))
        .withMessageContaining("first must be at least 1 ms");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .withMessageContaining("longest must be at least first");
  }
}

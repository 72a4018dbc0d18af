package io.marram.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.simulator.Timeline.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final long NOW = 1_000_000_000;

  private final Timeline timeline = new Timeline(NOW, Duration.ofSeconds(1));

  @Property
  void spansJoinWithoutGapAndWithoutOverlap(
      @ForAll List<@LongRange(min = 0, max = 10_000) Long> steps) {
    Timeline line = new Timeline(NOW, Duration.ofSeconds(1));
    long now = NOW;
    for (long step : steps) {
      Optional<Span> expected =
          step == 0 ? Optional.empty() : Optional.of(new Span(now, now + step, 0));
      now += step;
      assertThat(line.next(now)).isEqualTo(expected);
    }
  }

  @Test
  void waitsForAClockThatWasCorrected() {
    assertThat(timeline.next(NOW + 1000)).contains(new Span(NOW, NOW + 1000, 0));

    assertThat(timeline.next(NOW - 500)).isEmpty();
    assertThat(timeline.next(NOW + 1000)).isEmpty();

    assertThat(timeline.next(NOW + 1500)).contains(new Span(NOW + 1000, NOW + 1500, 0));
  }

  @Test
  void beginsAnewWhereTheClockIsPutBack() {
    long yesterday = NOW - Duration.ofDays(1).toMillis();

    assertThat(timeline.next(yesterday)).contains(new Span(yesterday, yesterday, yesterday - NOW));
    assertThat(timeline.next(yesterday + 1000)).contains(new Span(yesterday, yesterday + 1000, 0));
  }

  @Test
  void makesNothingUpForTimeThatWasSkipped() {
    long tomorrow = NOW + Duration.ofDays(1).toMillis();

    assertThat(timeline.next(tomorrow)).contains(new Span(tomorrow, tomorrow, tomorrow - NOW));
    assertThat(timeline.next(tomorrow + 1000)).contains(new Span(tomorrow, tomorrow + 1000, 0));
  }

  @Test
  void aSlowIntervalIsNoJump() {
    Timeline slow = new Timeline(NOW, Duration.ofMinutes(1));

    assertThat(slow.next(NOW + 61_000)).contains(new Span(NOW, NOW + 61_000, 0));
  }
}

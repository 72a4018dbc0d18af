package io.marram.simulator;

import java.time.Duration;
import java.util.Optional;

/**
 * Cuts the time that goes by into spans that join without gap and without overlap, as long as the
 * clock goes steadily. Where it jumps, a new timeline begins: nothing is made up for hours that
 * were skipped, and nothing is said twice because the clock was slightly corrected.
 */
public final class Timeline {

  /** A span that is longer than this was skipped, not lived through. */
  static final Duration LONGEST_SPAN = Duration.ofSeconds(10);

  /** A clock that was put back by less than this is waited for. */
  static final Duration CORRECTION = Duration.ofSeconds(2);

  /**
   * A span of time.
   *
   * @param fromMillis first moment, epoch milliseconds
   * @param untilMillis first moment after it, epoch milliseconds
   * @param jumpMillis by how much the clock jumped just before; 0 for a span that joins the last
   */
  public record Span(long fromMillis, long untilMillis, long jumpMillis) {}

  private final long longestSpanMillis;
  private long untilMillis;

  /**
   * @param nowMillis the first span begins now, epoch milliseconds
   * @param interval how long spans usually are
   */
  public Timeline(long nowMillis, Duration interval) {
    untilMillis = nowMillis;
    longestSpanMillis = Math.max(LONGEST_SPAN.toMillis(), 2 * interval.toMillis());
  }

  /**
   * The span since the last one; none while a corrected clock is waited for, or no time went by.
   *
   * @param nowMillis epoch milliseconds
   */
  public Optional<Span> next(long nowMillis) {
    long passed = nowMillis - untilMillis;
    if (passed < -CORRECTION.toMillis() || passed > longestSpanMillis) {
      untilMillis = nowMillis;
      return Optional.of(new Span(nowMillis, nowMillis, passed));
    }
    if (passed <= 0) {
      return Optional.empty();
    }
    Span span = new Span(untilMillis, nowMillis, 0);
    untilMillis = nowMillis;
    return Optional.of(span);
  }
}

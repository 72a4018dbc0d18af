package io.marram.emulator.cli.anomaly.replay;

import io.marram.anomaly.Verdict;
import io.marram.anomaly.Verdict.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * A series and what was said about its readings.
 *
 * @param name of the series
 * @param verdicts at least one, in the order in which they were made
 */
record Replay(String name, List<Verdict> verdicts) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** Of the steps between readings few are longer than this one... */
  private static final double LONG = 0.98;

  /** ...and what is so many times as long as that is a gap. */
  private static final long GAP = 3;

  private static final double MARGIN = 0.05;
  private static final double CONSTANT_MARGIN = 0.1;

  /** Of the values' size: labels must tell ticks from each other. */
  private static final double LEAST_RANGE = 1e-4;

  private static final long HALF_MINUTE = 30_000;

  Replay {
    verdicts = List.copyOf(verdicts);
  }

  /**
   * A span of time.
   *
   * @param fromMillis of its first reading
   * @param untilMillis of its last reading
   */
  record Span(long fromMillis, long untilMillis) {}

  /** Whether a reading has a place in the plot. */
  static boolean drawn(Verdict verdict) {
    return verdict.state() != State.INVALID && Double.isFinite(verdict.value());
  }

  List<Verdict> alarms() {
    return verdicts.stream().filter(Verdict::anomaly).toList();
  }

  long count(State state) {
    return verdicts.stream().filter(verdict -> verdict.state() == state).count();
  }

  /** A line about how much there is. */
  String summary() {
    long alarms = alarms().size();
    return String.format(
        Locale.ROOT,
        "%,d reading%s, %s to %s UTC  ·  %,d alarm%s",
        verdicts.size(),
        verdicts.size() == 1 ? "" : "s",
        DAY.format(Instant.ofEpochMilli(fromMillis())),
        DAY.format(Instant.ofEpochMilli(untilMillis())),
        alarms,
        alarms == 1 ? "" : "s");
  }

  /** Uninterrupted runs of verdicts of one sort; gaps interrupt them, refused readings do not. */
  List<Span> spans(Predicate<Verdict> sort) {
    long longest = longestStepMillis();
    List<Span> spans = new ArrayList<>();
    boolean open = false;
    for (Verdict verdict : verdicts) {
      if (verdict.state() == State.INVALID) {
        continue;
      }
      long time = verdict.timeMillis();
      if (sort.test(verdict)) {
        Span last = open ? spans.get(spans.size() - 1) : null;
        if (last != null && time - last.untilMillis() <= longest) {
          spans.set(spans.size() - 1, new Span(last.fromMillis(), time));
        } else {
          spans.add(new Span(time, time));
        }
      }
      open = sort.test(verdict);
    }
    return spans;
  }

  /** Between two readings that are farther apart nothing is drawn. */
  long longestStepMillis() {
    long[] drawn = verdicts.stream().filter(Replay::drawn).mapToLong(Verdict::timeMillis).toArray();
    if (drawn.length < 2) {
      return Long.MAX_VALUE / 2;
    }
    long[] steps = new long[drawn.length - 1];
    Arrays.setAll(steps, i -> drawn[i + 1] - drawn[i]);
    Arrays.sort(steps);
    return Math.max(1, steps[(int) (LONG * (steps.length - 1))]) * GAP;
  }

  /** Where times are; a moment alone is in the middle of a minute. */
  Scale times(double begin, double end) {
    long widening = fromMillis() == untilMillis() ? HALF_MINUTE : 0;
    return new Scale(fromMillis() - widening, untilMillis() + widening, begin, end);
  }

  /** Where values are, with some room around them. */
  Scale values(double begin, double end) {
    double least = values().min().orElse(0);
    double most = values().max().orElse(0);
    double size = Math.max(Math.abs(least), Math.abs(most));
    double margin = (most - least) * MARGIN;
    if (most == least) {
      margin = size == 0 ? 1 : size * CONSTANT_MARGIN;
    } else if (most - least < size * LEAST_RANGE) {
      margin = size * LEAST_RANGE;
    }
    return new Scale(least - margin, most + margin, begin, end);
  }

  private DoubleStream values() {
    return verdicts.stream().filter(Replay::drawn).mapToDouble(Verdict::value);
  }

  /** What was refused has no say unless there is nothing else. */
  private long fromMillis() {
    return times().min().orElse(verdicts.get(0).timeMillis());
  }

  private long untilMillis() {
    return times().max().orElse(verdicts.get(0).timeMillis());
  }

  private LongStream times() {
    return verdicts.stream()
        .filter(verdict -> verdict.state() != State.INVALID)
        .mapToLong(Verdict::timeMillis);
  }
}

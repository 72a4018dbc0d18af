package io.marram.emulator.cli.anomaly.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round times, in UTC, that divide an axis. */
final class TimeTicks {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long[] STEPS = {
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    1000,
    2000,
    5000,
    10_000,
    15_000,
    30_000,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    60 * MINUTE,
    120 * MINUTE,
    180 * MINUTE,
    360 * MINUTE,
    720 * MINUTE,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY
  };
  private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 600};
  private static final long MONTH = 31 * DAY;
  private static final long FIRST_MONDAY = 4 * DAY;

  private final long from;
  private final long until;
  private final long step;
  private final int months;

  /**
   * @param from epoch milliseconds
   * @param until epoch milliseconds
   * @param most how many there may be, at least 1
   */
  TimeTicks(long from, long until, int most) {
    this.from = from;
    this.until = until;
    long least = -Math.floorDiv(from - until, most);
    long chosen = 0;
    for (int i = STEPS.length - 1; i >= 0 && STEPS[i] >= least; i--) {
      chosen = STEPS[i];
    }
    step = chosen;
    int chosenMonths = MONTHS[MONTHS.length - 1];
    for (int i = MONTHS.length - 1; i >= 0 && MONTHS[i] * MONTH >= least; i--) {
      chosenMonths = MONTHS[i];
    }
    months = chosenMonths;
  }

  /** The times, epoch milliseconds. */
  List<Long> times() {
    List<Long> times = new ArrayList<>();
    if (step > 0) {
      // Weeks begin on Monday; 1970 began on a Thursday.
      long origin = step > DAY ? FIRST_MONDAY : 0;
      for (long t = -Math.floorDiv(origin - from, step) * step + origin; t <= until; t += step) {
        times.add(t);
      }
      return times;
    }
    LocalDateTime begin = utc(from).truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
    for (LocalDateTime t = begin.withYear(begin.getYear() / 50 * 50);
        millis(t) <= until;
        t = t.plus(Period.ofMonths(months))) {
      if (millis(t) >= from) {
        times.add(millis(t));
      }
    }
    return times;
  }

  /** How one of them is written. */
  String label(long time) {
    return format(time, step == 0 ? months < 12 ? "MMM" : "uuuu" : pattern());
  }

  private String pattern() {
    if (step >= DAY) {
      return "d MMM";
    }
    if (step >= MINUTE) {
      return "HH:mm";
    }
    return step >= 1000 ? "HH:mm:ss" : "HH:mm:ss.SSS";
  }

  /**
   * What is written below the first label, and below those for which it is another: day or year.
   */
  String context(long time) {
    if (step > 0 && step < DAY) {
      return format(time, "d MMM uuuu");
    }
    return step == 0 && months >= 12 ? "" : format(time, "uuuu");
  }

  private static String format(long time, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(utc(time));
  }

  private static LocalDateTime utc(long millis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  private static long millis(LocalDateTime time) {
    return time.toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}

package io.marram.emulator.cli.anomaly.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Points in time as files write them: {@code 2014-04-01 00:00:00} with or without fractions and
 * offset, ISO 8601, a date alone, or seconds or milliseconds since 1970. Without an offset they are
 * in UTC.
 */
final class Timestamps {

  private static final DateTimeFormatter WRITTEN =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[ ][XXX][XX][X]")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  /** As seconds this is the year 5138, as milliseconds 1973. */
  private static final double LARGEST_SECONDS = 1e11;

  private static final double LARGEST_MILLIS = 1e14;

  private Timestamps() {}

  /** Epoch milliseconds; empty if the text is no time. */
  static OptionalLong parse(String text) {
    String stripped = text.strip();
    double number = Numbers.parse(stripped).orElse(Double.NaN);
    if (!Double.isNaN(number)) {
      return sinceEpoch(number);
    }
    try {
      return OptionalLong.of(millis(WRITTEN.parse(stripped)));
    } catch (DateTimeParseException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong sinceEpoch(double number) {
    if (Math.abs(number) < LARGEST_SECONDS) {
      return OptionalLong.of(Math.round(number * 1000));
    }
    return Math.abs(number) < LARGEST_MILLIS
        ? OptionalLong.of(Math.round(number))
        : OptionalLong.empty();
  }

  private static long millis(TemporalAccessor written) {
    LocalTime time = written.query(TemporalQueries.localTime());
    ZoneOffset offset = written.query(TemporalQueries.offset());
    return LocalDateTime.of(LocalDate.from(written), time == null ? LocalTime.MIDNIGHT : time)
        .toInstant(offset == null ? ZoneOffset.UTC : offset)
        .toEpochMilli();
  }
}

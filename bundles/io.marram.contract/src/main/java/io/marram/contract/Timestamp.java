package io.marram.contract;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** The notations in which clients write a moment. */
final class Timestamp {

  /** A number below it counts seconds: as milliseconds it would be in early 1973. */
  private static final double FIRST_MILLIS = 1e11;

  private Timestamp() {}

  /**
   * Reads epoch milliseconds, epoch seconds with or without a fraction, or an ISO 8601 date and
   * time (UTC if it names no offset).
   *
   * @return epoch milliseconds
   * @throws MalformedMessageException if it is missing or none of these
   */
  static long read(JsonObject object, String field) {
    JsonValue value = object.get(field);
    if (value != null && value.isString()) {
      return parse(field, value.asString());
    }
    double number = Fields.number(object, field);
    double millis = Math.abs(number) < FIRST_MILLIS ? number * 1000 : number;
    if (Math.abs(millis) > Reading.MAX_TIMESTAMP) {
      throw new MalformedMessageException("\"" + field + "\" is beyond the year 9999");
    }
    return Math.round(millis);
  }

  private static long parse(String field, String text) {
    try {
      TemporalAccessor moment =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
      Instant instant =
          moment instanceof OffsetDateTime exact
              ? exact.toInstant()
              : LocalDateTime.from(moment).toInstant(ZoneOffset.UTC);
      return instant.toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new MalformedMessageException(
          "\"" + field + "\" must be epoch milliseconds or an ISO 8601 date and time");
    }
  }
}

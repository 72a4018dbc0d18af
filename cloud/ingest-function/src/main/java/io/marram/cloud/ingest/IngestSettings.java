package io.marram.cloud.ingest;

import io.marram.cloud.store.ReadingTables;
import java.time.Duration;
import java.util.Map;

/**
 * What the function is told by its environment.
 *
 * @param tables {@code READINGS_TABLE}, {@code SENSORS_TABLE} and {@code QUARANTINE_TABLE}; the
 *     other two keep their default names and are not used
 * @param retention {@code RETENTION_DAYS}, how long readings and quarantined messages are kept, 1
 *     to {@value #LONGEST_DAYS} days
 */
record IngestSettings(ReadingTables tables, Duration retention) {

  static final String READINGS_TABLE = "READINGS_TABLE";
  static final String SENSORS_TABLE = "SENSORS_TABLE";
  static final String QUARANTINE_TABLE = "QUARANTINE_TABLE";
  static final String RETENTION_DAYS = "RETENTION_DAYS";

  static final int LONGEST_DAYS = 36_500;

  private static final String DEFAULT_DAYS = "30";

  /**
   * Reads the environment; what is missing or empty takes its default.
   *
   * @throws IllegalArgumentException naming the variable, the rule and the value
   */
  static IngestSettings from(Map<String, String> environment) {
    ReadingTables names = ReadingTables.DEFAULT;
    return new IngestSettings(
        new ReadingTables(
            value(environment, READINGS_TABLE, names.readings()),
            value(environment, SENSORS_TABLE, names.sensors()),
            value(environment, QUARANTINE_TABLE, names.quarantine()),
            names.ledger(),
            names.gateways()),
        Duration.ofDays(days(value(environment, RETENTION_DAYS, DEFAULT_DAYS))));
  }

  private static int days(String text) {
    if (text.matches("\\d{1,5}")) {
      int days = Integer.parseInt(text);
      if (days >= 1 && days <= LONGEST_DAYS) {
        return days;
      }
    }
    throw new IllegalArgumentException(
        "%s must be a whole number from 1 to %d, was \"%s\""
            .formatted(RETENTION_DAYS, LONGEST_DAYS, text));
  }

  private static String value(Map<String, String> environment, String name, String otherwise) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? otherwise : value;
  }
}

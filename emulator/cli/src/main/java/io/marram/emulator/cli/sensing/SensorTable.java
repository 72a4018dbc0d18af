package io.marram.emulator.cli.sensing;

import io.marram.cloud.store.StoredReading;
import io.marram.contract.Reading;
import io.marram.emulator.cli.output.TextTable;
import java.util.List;
import java.util.Locale;

/** Sensors as a table. */
public final class SensorTable {

  private static final int LONGEST_TEXT = 32;
  private static final double LARGEST_PLAIN = 1e7;
  private static final double SMALLEST_PLAIN = 1e-3;

  private SensorTable() {}

  /** The latest readings of the store; how often they come cannot be told from them. */
  public static TextTable of(List<StoredReading> latest, long nowMillis) {
    TextTable table =
        new TextTable("llrrll", "gateway", "sensor", "value", "age", "type", "location");
    for (StoredReading stored : latest) {
      Reading reading = stored.reading();
      table.row(
          text(stored.gateway()),
          text(reading.sensorId()),
          value(reading),
          age(nowMillis - reading.timestamp()),
          text(reading.type()),
          text(reading.location()));
    }
    return table;
  }

  /** Sensors that are listened to; what changes stands first, where a narrow terminal shows it. */
  public static TextTable live(List<SensorState> sensors, long nowMillis) {
    TextTable table =
        new TextTable(
            "llrrrlll", "gateway", "sensor", "value", "age", "rate", "lately", "type", "location");
    for (SensorState sensor : sensors) {
      Reading reading = sensor.reading();
      table.row(
          text(sensor.gateway()),
          text(reading.sensorId()),
          value(reading),
          age(nowMillis - reading.timestamp()),
          rate(sensor.ratePerSecond()),
          sensor.sparkline(),
          text(reading.type()),
          text(reading.location()));
    }
    return table;
  }

  /** A value with its unit. */
  public static String value(Reading reading) {
    double magnitude = Math.abs(reading.value());
    String number =
        magnitude != 0 && (magnitude >= LARGEST_PLAIN || magnitude < SMALLEST_PLAIN)
            ? String.format(Locale.ROOT, "%.3e", reading.value())
            : String.format(Locale.ROOT, "%.2f", reading.value());
    return (number + " " + printable(reading.unit())).stripTrailing();
  }

  /** A time that has passed; a sensor's clock may be ahead. */
  public static String age(long millis) {
    long seconds = Math.abs(millis) / 1000;
    String sign = millis <= -1000 ? "-" : "";
    if (seconds < 100) {
      return "%s%.1f s".formatted(sign, Math.abs(millis) / 1000.0);
    }
    if (seconds < 100 * 60) {
      return sign + seconds / 60 + " min";
    }
    return seconds < 100 * 3600 ? sign + seconds / 3600 + " h" : sign + seconds / 86_400 + " d";
  }

  private static String rate(double perSecond) {
    return perSecond == 0 ? "" : String.format(Locale.ROOT, "%.1f/s", perSecond);
  }

  /** A text that fits a column. */
  public static String text(String text) {
    String shown = printable(text);
    return shown.length() > LONGEST_TEXT ? shown.substring(0, LONGEST_TEXT - 1) + "…" : shown;
  }

  /** What others have written must not steer the terminal. */
  public static String printable(String text) {
    return text.codePoints()
        .map(point -> Character.isISOControl(point) ? '?' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

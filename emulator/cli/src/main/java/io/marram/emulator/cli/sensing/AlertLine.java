package io.marram.emulator.cli.sensing;

import io.marram.contract.AlertMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An alert as a line for people: time, source, rule, state, severity, text. */
public final class AlertLine {

  private AlertLine() {}

  /** The line of an alert. */
  public static String of(AlertMessage alert) {
    return "%s %s %s %s %s: %s"
        .formatted(
            Instant.ofEpochMilli(alert.timestamp()).truncatedTo(ChronoUnit.MILLIS),
            SensorTable.text(alert.source()),
            alert.rule().equals("anomaly")
                ? "anomaly"
                : "\"" + SensorTable.text(alert.rule()) + '"',
            SensorTable.text(alert.state()),
            SensorTable.text(alert.severity()),
            SensorTable.printable(alert.text()));
  }
}

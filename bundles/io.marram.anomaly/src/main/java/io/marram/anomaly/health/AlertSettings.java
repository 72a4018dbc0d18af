package io.marram.anomaly.health;

import java.util.Set;

/**
 * When alerts are said.
 *
 * @param clearSeconds how long the detector must call a source normal before its alert ends; the
 *     alert of a limit ends at once, since a limit has its own margin; 0..86,400
 * @param repeatSeconds between two alerts of one source and rule, at least; 0..86,400
 * @param reminderSeconds after which an alert that goes on is said again; 0 for never; at most
 *     604,800
 * @param severity of alerts: {@code info}, {@code warning} or {@code critical}
 * @param criticalRules whose alerts are critical instead
 * @param mostOpen how many alerts may be open at once, 1..100,000
 */
public record AlertSettings(
    int clearSeconds,
    int repeatSeconds,
    int reminderSeconds,
    String severity,
    Set<String> criticalRules,
    int mostOpen) {

  private static final Set<String> SEVERITIES = Set.of("info", "warning", "critical");
  private static final int DAY_SECONDS = 86_400;
  private static final int WEEK_SECONDS = 7 * DAY_SECONDS;
  static final int MOST = 100_000;

  public AlertSettings {
    require("clear.seconds", clearSeconds, 0, DAY_SECONDS);
    require("repeat.seconds", repeatSeconds, 0, DAY_SECONDS);
    require("reminder.seconds", reminderSeconds, 0, WEEK_SECONDS);
    require("alerts.maximum", mostOpen, 1, MOST);
    if (!SEVERITIES.contains(severity)) {
      throw new IllegalArgumentException(
          "severity must be info, warning or critical, was " + severity);
    }
    criticalRules = Set.copyOf(criticalRules);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be %d..%d, was %d".formatted(name, least, most, value));
    }
  }

  String severityOf(String rule) {
    return criticalRules.contains(rule) ? "critical" : severity;
  }

  /** How long a source must be normal before its alert ends, milliseconds. */
  long clearMillis(String rule) {
    return rule.equals("anomaly") ? clearSeconds * 1000L : 0;
  }

  long repeatMillis() {
    return repeatSeconds * 1000L;
  }

  long reminderMillis() {
    return reminderSeconds * 1000L;
  }
}

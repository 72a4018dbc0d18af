package io.marram.simulator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a simulated sensor is.
 *
 * @param id unique; may be a level of an MQTT topic: 1..128 characters without {@code / + #} and
 *     control characters
 * @param type its kind, in lower case; {@code generic} if it has none
 * @param location where it is, at most 128 characters, may be empty
 * @param unit of its values, at most 128 characters, may be empty
 * @param min smallest value without a fault
 * @param max largest value without a fault
 * @param samplingRate readings per second (Hz), 0.00001..100000
 * @param group the name of the group that it varies with, empty for none
 * @param correlation how much of its slow variation is the group's, -1..1: two sensors of a group
 *     correlate by the product of theirs
 * @param faults at most one of a kind
 */
public record SensorSettings(
    String id,
    String type,
    String location,
    String unit,
    double min,
    double max,
    double samplingRate,
    String group,
    double correlation,
    List<FaultSettings> faults) {

  /** The type of a sensor that nothing is known of. */
  public static final String GENERIC = "generic";

  private static final int LONGEST_TEXT = 128;
  private static final double LOWEST_RATE = 0.00001;
  private static final double HIGHEST_RATE = 100_000;
  private static final double NANOS_PER_SECOND = 1e9;

  public SensorSettings {
    requireText("id", id);
    requireText("type", type);
    requireText("location", location);
    requireText("unit", unit);
    requireText("group", group);
    if (id.isBlank() || id.chars().anyMatch(c -> "/+#".indexOf(c) >= 0)) {
      throw new IllegalArgumentException("id must not be empty nor contain / + #");
    }
    type = type.isBlank() ? GENERIC : type.trim().toLowerCase(Locale.ROOT);
    requireFinite("min_val", min);
    requireFinite("max_val", max);
    requireFinite("max_val - min_val", max - min);
    if (min > max) {
      throw new IllegalArgumentException(
          "min_val must not be greater than max_val, was " + min + " > " + max);
    }
    if (!(samplingRate >= LOWEST_RATE && samplingRate <= HIGHEST_RATE)) {
      throw new IllegalArgumentException(
          "sampling_rate must be 0.00001..100000 readings per second, was " + samplingRate);
    }
    if (!(correlation >= -1 && correlation <= 1)) {
      throw new IllegalArgumentException("correlation must be -1..1, was " + correlation);
    }
    faults = List.copyOf(faults);
    requireFaults(faults, periodNanos(samplingRate));
  }

  /** The same sensor without faults. */
  public SensorSettings withoutFaults() {
    return new SensorSettings(
        id, type, location, unit, min, max, samplingRate, group, correlation, List.of());
  }

  /** The time from one reading to the next. */
  long periodNanos() {
    return periodNanos(samplingRate);
  }

  private static long periodNanos(double samplingRate) {
    return Math.round(NANOS_PER_SECOND / samplingRate);
  }

  private static void requireFaults(List<FaultSettings> faults, long periodNanos) {
    Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
    for (FaultSettings fault : faults) {
      if (!kinds.add(fault.kind())) {
        throw new IllegalArgumentException("faults has " + fault.kind().label() + " twice");
      }
      if (!fault.kind().isLasting() && fault.every().toNanos() < periodNanos) {
        throw new IllegalArgumentException(
            "faults." + fault.kind().label() + ".every must not be shorter than a reading takes");
      }
    }
  }

  private static void requireText(String field, String text) {
    List<String> wrong = new ArrayList<>();
    if (text.length() > LONGEST_TEXT) {
      wrong.add("be longer than " + LONGEST_TEXT + " characters, was " + text.length());
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      wrong.add("contain control characters");
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(field + " must not " + String.join(" nor ", wrong));
    }
  }

  private static void requireFinite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(field + " must be a finite number, was " + value);
    }
  }
}

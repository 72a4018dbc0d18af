package io.marram.ble;

/**
 * One measured value.
 *
 * @param type what is measured, in snake case, as {@code temperature}
 * @param number 1 for the first value of its type in a report, 2 for the second
 * @param value in the unit, always finite; 0 or 1 for states such as {@code door}
 * @param unit as {@code °C}; empty for counts, indices and states
 */
public record Measurement(String type, int number, double value, String unit) {

  public Measurement {
    if (type.isEmpty()) {
      throw new IllegalArgumentException("type must not be empty");
    }
    if (number < 1) {
      throw new IllegalArgumentException("number must be at least 1, was " + number);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite, was " + value);
    }
  }
}

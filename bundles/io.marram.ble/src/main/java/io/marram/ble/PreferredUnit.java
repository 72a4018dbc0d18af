package io.marram.ble;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/** A unit that an operator wants a sensor's values in; values that have no such unit stay. */
public enum PreferredUnit {
  /** As the sensor sends it. */
  ORIGINAL("", "", celsius -> celsius),
  FAHRENHEIT("°F", "°C", celsius -> celsius * 9 / 5 + 32),
  HECTOPASCAL("hPa", "Pa", pascal -> pascal / 100),
  PASCAL("Pa", "hPa", hectopascal -> hectopascal * 100);

  private final String symbol;
  private final String from;
  private final DoubleUnaryOperator conversion;

  PreferredUnit(String symbol, String from, DoubleUnaryOperator conversion) {
    this.symbol = symbol;
    this.from = from;
    this.conversion = conversion;
  }

  /**
   * @param text a unit's symbol; empty for the original
   * @throws IllegalArgumentException if nothing can be converted to it
   */
  static PreferredUnit parse(String text) {
    return Arrays.stream(values())
        .filter(unit -> unit.symbol.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unit must be empty or one of "
                        + Arrays.stream(values())
                            .skip(1)
                            .map(unit -> unit.symbol)
                            .collect(Collectors.joining(", "))
                        + ", was \""
                        + text
                        + "\""));
  }

  /** The same measurement in this unit, if it can be converted. */
  public Measurement convert(Measurement measurement) {
    if (this == ORIGINAL || !measurement.unit().equals(from)) {
      return measurement;
    }
    return new Measurement(
        measurement.type(),
        measurement.number(),
        conversion.applyAsDouble(measurement.value()),
        symbol);
  }
}

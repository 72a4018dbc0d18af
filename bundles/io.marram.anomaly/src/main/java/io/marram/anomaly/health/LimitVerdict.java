package io.marram.anomaly.health;

import java.util.OptionalDouble;

/**
 * What a limit says of one reading.
 *
 * @param rule the limit's name
 * @param valid whether the reading has a value; if not, nothing else is said but the reason
 * @param beyond whether it is beyond the limit, and was for as long as the limit asks
 * @param changed whether that was otherwise with the sensor's reading before
 * @param threshold the value that it is beyond; empty if it is not beyond
 * @param reason such as {@code 31.5 °C, above 30 °C}; empty if it is not beyond
 */
public record LimitVerdict(
    String rule,
    boolean valid,
    boolean beyond,
    boolean changed,
    OptionalDouble threshold,
    String reason) {}

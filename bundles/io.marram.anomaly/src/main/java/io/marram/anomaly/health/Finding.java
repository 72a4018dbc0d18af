package io.marram.anomaly.health;

import java.util.OptionalDouble;

/**
 * What a verdict means for alerts.
 *
 * @param source the sensor or group that it is about
 * @param rule what judged: {@code anomaly}, or the name of a limit
 * @param strange whether something is wrong
 * @param value of the reading; may be NaN
 * @param threshold the limit that it is beyond, if there is one
 * @param reason why, in words; may be empty
 * @param timeMillis when it was measured, epoch milliseconds
 */
public record Finding(
    String source,
    String rule,
    boolean strange,
    double value,
    OptionalDouble threshold,
    String reason,
    long timeMillis) {}

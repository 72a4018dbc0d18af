package io.marram.anomaly.detector;

/**
 * Which feature made an observation strange.
 *
 * @param feature its name, such as {@code rate of change}
 * @param actual what it was
 * @param expected what it usually is; NaN if that cannot be said
 */
public record Explanation(String feature, double actual, double expected) {}

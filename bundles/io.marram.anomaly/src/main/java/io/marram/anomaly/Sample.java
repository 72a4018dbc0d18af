package io.marram.anomaly;

/**
 * One reading of a series.
 *
 * @param timeMillis when it was measured, epoch milliseconds
 * @param value what was measured; NaN if that is missing
 */
public record Sample(long timeMillis, double value) {}

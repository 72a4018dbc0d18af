package io.marram.anomaly.detector;

/**
 * What a detector is told about a reading.
 *
 * @param timeMillis when it was measured, epoch milliseconds; never goes back
 * @param value what was measured; NaN if that is missing
 * @param features in the order of {@link DetectorSettings#features()}, NaN where there is none yet;
 *     belongs to the caller and is valid during the call only
 */
public record Observation(long timeMillis, double value, double[] features) {}

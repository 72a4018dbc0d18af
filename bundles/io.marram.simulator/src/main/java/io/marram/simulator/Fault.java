package io.marram.simulator;

/**
 * The label of one fault of one sensor: what an anomaly detector should find.
 *
 * @param sensorId the sensor
 * @param kind what is wrong
 * @param fromMillis the first moment, epoch milliseconds
 * @param untilMillis the first moment after it, epoch milliseconds
 */
public record Fault(String sensorId, FaultKind kind, long fromMillis, long untilMillis) {}

package io.marram.simulator;

import java.util.Set;

/**
 * What a sensor says at a moment.
 *
 * @param sensor which sensor
 * @param timeMillis when, epoch milliseconds
 * @param value in the sensor's unit; within its range if it has no fault
 * @param faults what is wrong with this very reading, mostly nothing
 */
public record Reading(
    SensorSettings sensor, long timeMillis, double value, Set<FaultKind> faults) {}

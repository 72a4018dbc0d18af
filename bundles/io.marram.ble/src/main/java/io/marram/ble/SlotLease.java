package io.marram.ble;

/**
 * The right to be connected.
 *
 * @param sensor who may be connected
 * @param number tells this lease from earlier ones of the same sensor
 * @param sinceMillis when it began
 */
public record SlotLease(SensorAddress sensor, long number, long sinceMillis) {}

package io.marram.cars.count;

/**
 * Whether a car stands in a stall.
 *
 * @param stall its name
 */
public record StallState(String stall, boolean occupied) {}

package io.marram.cars.count;

/**
 * How many cars are in a zone.
 *
 * @param zone its name
 */
public record ZoneCount(String zone, int cars) {}

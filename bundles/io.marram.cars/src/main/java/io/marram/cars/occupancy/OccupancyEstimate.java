package io.marram.cars.occupancy;

/**
 * How many cars there are.
 *
 * @param cars the middle of what is possible: as likely too low as too high
 * @param mean the average of what is possible
 * @param low with 95 % there are at least so many and at most {@code high}
 * @param high the upper end of the interval
 * @param disagreement how surely what is seen does not fit to who came and went, 0 to 1
 * @param disagreeing whether that has been nearly certain for long
 */
public record OccupancyEstimate(
    int cars, double mean, int low, int high, double disagreement, boolean disagreeing) {}

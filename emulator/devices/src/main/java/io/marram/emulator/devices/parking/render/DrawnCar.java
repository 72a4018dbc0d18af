package io.marram.emulator.devices.parking.render;

/**
 * A car to draw.
 *
 * @param lit whether its headlamps are on when it is dark
 */
public record DrawnCar(CarShape shape, Paint paint, Pose pose, boolean lit) {}

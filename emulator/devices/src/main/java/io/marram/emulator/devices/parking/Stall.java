package io.marram.emulator.devices.parking;

/**
 * A place for one car.
 *
 * @param name as in the areas that are given to the gateway
 * @param x of its middle, metres to the right of the camera
 * @param y of its middle, metres away from the camera
 * @param heading of a car that has driven in: pi/2 away from the camera, −pi/2 towards it
 */
public record Stall(String name, double x, double y, double heading) {}

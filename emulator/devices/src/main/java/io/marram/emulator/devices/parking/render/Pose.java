package io.marram.emulator.devices.parking.render;

/**
 * Where a vehicle stands.
 *
 * @param x of its middle, metres to the right of the camera
 * @param y of its middle, metres away from the camera
 * @param heading where its front points to: 0 right, pi/2 away from the camera
 */
public record Pose(double x, double y, double heading) {}

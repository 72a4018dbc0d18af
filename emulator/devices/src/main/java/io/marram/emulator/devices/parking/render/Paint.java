package io.marram.emulator.devices.parking.render;

/** The part of the light that a vehicle's paint gives back, each 0 to 1. */
public record Paint(double red, double green, double blue) {}

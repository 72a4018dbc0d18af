/** Draws the parking lot: a small renderer of solids with a depth buffer. */
package io.marram.emulator.devices.parking.render;

/** The camera over the parking lot: HTTP with a password, on this machine only. */
package io.marram.emulator.devices.parking.camera;

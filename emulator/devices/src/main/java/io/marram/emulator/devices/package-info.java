/** The process of the fake boards: their bus, their clock, and the switching of their faults. */
package io.marram.emulator.devices;

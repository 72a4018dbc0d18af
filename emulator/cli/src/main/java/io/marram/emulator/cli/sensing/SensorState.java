package io.marram.emulator.cli.sensing;

import io.marram.contract.Reading;

/**
 * What is known of a sensor.
 *
 * @param gateway the gateway that it belongs to; empty if its readings name none
 * @param reading its latest reading by time
 * @param ratePerSecond how many readings came a second lately; 0 if none did
 * @param sparkline its last values, the oldest first
 */
public record SensorState(
    String gateway, Reading reading, double ratePerSecond, String sparkline) {}

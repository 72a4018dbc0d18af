/**
 * Fake ESP32 boards with sensors: what they measure, how they say it by Bluetooth and how they
 * fail.
 */
package io.marram.emulator.devices;

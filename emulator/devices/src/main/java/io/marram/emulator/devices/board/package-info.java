/** Fake ESP32 boards: what they measure, the bytes that they send and how they fail. */
package io.marram.emulator.devices.board;

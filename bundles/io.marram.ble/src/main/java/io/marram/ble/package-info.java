/**
 * Bluetooth LE sensors without Bluetooth: what their bytes mean, when one is late, how it is
 * brought back, and who may be connected. No threads and no clock: the time is an argument, in
 * milliseconds of a clock that never jumps.
 */
package io.marram.ble;

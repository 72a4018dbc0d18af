/** A parking lot that is drawn: who is on it is known, and a camera looks at it. */
package io.marram.emulator.devices.parking;

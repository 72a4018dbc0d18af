/** Kura's Bluetooth LE service on BlueZ, with the behaviour of Kura's own. */
package io.marram.emulator.bluetooth;

/** The D-Bus interface of BlueZ, with fake boards behind it. */
package io.marram.emulator.devices.bluez;

/** The fake Bluetooth boards: their process, and the faults that are let into them. */
package io.marram.emulator.cli.boards;

/**
 * How long a gateway takes to recover from the faults of Bluetooth boards, adapters and the bus.
 */
package io.marram.emulator.cli.eval.bluetooth;

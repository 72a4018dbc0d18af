/** Kura's snapshots: the configurations of a gateway at one moment, as files. */
package io.marram.emulator.kura.snapshot;

/** Collected pictures on this machine. */
package io.marram.emulator.cli.collect;

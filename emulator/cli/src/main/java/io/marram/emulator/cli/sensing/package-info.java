/** What the command line makes of readings: what sensors say now, and what became of everything. */
package io.marram.emulator.cli.sensing;

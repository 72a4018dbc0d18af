/**
 * How many readings go from sensors to the store, and how fast: one gateway, its path up to the
 * broker, and a fleet.
 */
package io.marram.emulator.cli.eval.sensing;

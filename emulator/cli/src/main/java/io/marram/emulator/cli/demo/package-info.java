/**
 * The demonstration: everything at once, on sample photos, sensors that fail and a drawn parking
 * lot.
 */
package io.marram.emulator.cli.demo;

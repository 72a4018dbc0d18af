/**
 * The drawn parking lot: its camera, what the wires are told of it, and how well the cars on it are
 * counted.
 */
package io.marram.emulator.cli.parking;

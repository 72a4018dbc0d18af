/** The drawn parking lot on the command line: its camera, and how well cars on it are counted. */
package io.marram.emulator.cli.parking;

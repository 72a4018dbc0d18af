/**
 * A client of Kura's REST API: packages and passwords of any Kura 5.6 gateway. What only the
 * emulated gateway says, how an operation goes on and why it failed, is optional everywhere.
 */
package io.marram.emulator.cli.kura;

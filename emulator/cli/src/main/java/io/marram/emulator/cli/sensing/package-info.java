/**
 * What became of all readings: the ledger, the quarantine and the latest of every sensor, as the
 * store tells.
 */
package io.marram.emulator.cli.sensing;

/**
 * What commands have in common: progress, tables, CSV files, percentiles, and the sentence of a
 * failure.
 */
package io.marram.emulator.cli.output;

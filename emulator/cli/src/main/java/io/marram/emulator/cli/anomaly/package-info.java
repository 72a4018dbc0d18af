/** Anomaly detection measured on files with known truth. */
package io.marram.emulator.cli.anomaly;

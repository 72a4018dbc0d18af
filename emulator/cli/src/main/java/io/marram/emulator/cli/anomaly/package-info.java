/** Anomaly detection on files: measurements with known truth, and the replay of recorded series. */
package io.marram.emulator.cli.anomaly;

/**
 * {@code marram pipeline}: sensors and anomaly detection with the configuration file of an existing
 * project, on its own broker.
 */
package io.marram.emulator.cli.pipeline;

/**
 * Simulated sensors: what they read at any time, and which faults they have. Everything is a
 * function of the seed, the sensor and the time, so that it can be asked for again in any order and
 * in any pieces. No threads and no clock: the time is an argument.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.marram.simulator;

/** What {@code marram pipeline} reads and counts: the configuration file of an existing project. */
package io.marram.emulator.cli.pipeline;

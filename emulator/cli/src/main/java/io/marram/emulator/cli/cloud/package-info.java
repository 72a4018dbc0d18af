/** Clients of what runs on AWS or in its twin, and what a local system sets up in the twin. */
package io.marram.emulator.cli.cloud;

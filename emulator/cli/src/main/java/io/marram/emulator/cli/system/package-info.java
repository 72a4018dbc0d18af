/** The whole system on this machine: up, down and status, in front or in the background. */
package io.marram.emulator.cli.system;

/**
 * Processes on this machine: how they are started and kept running, what they may lock, what they
 * cost, and where their log goes.
 */
package io.marram.emulator.cli.process;

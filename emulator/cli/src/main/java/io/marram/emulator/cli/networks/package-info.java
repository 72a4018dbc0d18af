/** Networks that run in the process of a command. */
package io.marram.emulator.cli.networks;

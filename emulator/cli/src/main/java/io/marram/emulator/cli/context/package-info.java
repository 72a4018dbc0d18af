/**
 * What surrounds a command: the checkout with what the build made, the environment, where results
 * and progress go, and where passwords are typed.
 */
package io.marram.emulator.cli.context;

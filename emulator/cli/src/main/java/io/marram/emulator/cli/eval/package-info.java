/**
 * The command that measures. Its measurements live in the packages below this one, and with the
 * features that they measure.
 */
package io.marram.emulator.cli.eval;

/** Whether every reading is stored once when processes are killed and the network is cut. */
package io.marram.emulator.cli.eval.chaos;

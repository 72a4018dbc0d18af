/** What becomes of frames and packages while a gateway is updated, or killed during an update. */
package io.marram.emulator.cli.eval.swap;

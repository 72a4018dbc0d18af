/** A recorded series as a gateway would have judged it, and its picture. */
package io.marram.emulator.cli.anomaly.replay;

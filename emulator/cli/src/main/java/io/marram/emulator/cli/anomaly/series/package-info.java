/** Recorded series as files hold them: CSV tables of several kinds and the lines of a journal. */
package io.marram.emulator.cli.anomaly.series;

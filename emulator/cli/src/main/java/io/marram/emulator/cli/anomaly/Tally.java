package io.marram.emulator.cli.anomaly;

/**
 * What there was in a file, or in several.
 *
 * @param series files
 * @param readings rows of the files
 * @param alarms verdicts that call a reading an anomaly
 * @param refused readings that the monitor refused: not finite, or their time went back
 * @param unreadable rows whose time or value is no such thing
 * @param nanos the time that judging took, without reading and writing files
 */
record Tally(long series, long readings, long alarms, long refused, long unreadable, long nanos) {

  static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

  Tally plus(Tally other) {
    return new Tally(
        series + other.series,
        readings + other.readings,
        alarms + other.alarms,
        refused + other.refused,
        unreadable + other.unreadable,
        nanos + other.nanos);
  }

  double readingsPerSecond() {
    return nanos == 0 ? 0 : readings / (nanos / 1e9);
  }
}

package io.marram.emulator.cli.anomaly;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How many faults were found in series, and how many alarms there were without one.
 *
 * @param faults that there were
 * @param found those with an alarm
 * @param inTime those with an alarm before their end
 * @param alarms that there were
 * @param rightAlarms those at a fault
 * @param seriesDays days of all series together
 * @param delays from the begin of each fault that was found to its first alarm, in milliseconds
 */
record FaultCount(
    int faults,
    int found,
    int inTime,
    int alarms,
    int rightAlarms,
    double seriesDays,
    List<Long> delays) {

  static final FaultCount NONE = new FaultCount(0, 0, 0, 0, 0, 0, List.of());

  FaultCount plus(FaultCount other) {
    return new FaultCount(
        faults + other.faults,
        found + other.found,
        inTime + other.inTime,
        alarms + other.alarms,
        rightAlarms + other.rightAlarms,
        seriesDays + other.seriesDays,
        Stream.concat(delays.stream(), other.delays.stream()).toList());
  }

  /** The share of the faults that were found; nothing if there were none. */
  OptionalDouble recall() {
    return share(found, faults);
  }

  /** The share of the faults that were found before their end. */
  OptionalDouble recallInTime() {
    return share(inTime, faults);
  }

  /** The share of the alarms that were right; nothing if there were none. */
  OptionalDouble precision() {
    return share(rightAlarms, alarms);
  }

  int falseAlarms() {
    return alarms - rightAlarms;
  }

  /** False alarms a day and series. */
  OptionalDouble falseAlarmsPerDay() {
    return share(falseAlarms(), seriesDays);
  }

  /** Half of the faults that were found had their first alarm by then, in milliseconds. */
  OptionalDouble medianDelayMillis() {
    long skipped = Math.max(0, (delays.size() - 1) / 2);
    return delays.stream().sorted().skip(skipped).mapToDouble(Long::doubleValue).findFirst();
  }

  private static OptionalDouble share(double part, double whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
  }
}

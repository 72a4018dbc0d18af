package io.marram.simulator;

import io.marram.simulator.kind.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One sensor: its readings and its faults at any time. Times are epoch nanoseconds. */
final class SimulatedSensor {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** A range of 20 degrees is read to 0.01. */
  private static final int DIGITS = 3;

  private static final int MOST_DECIMALS = 9;

  private final SensorSettings settings;
  private final Shape shape;
  private final long periodNanos;
  private final long phaseNanos;
  private final double range;
  private final double stepsPerUnit;
  private final List<FaultTrack> faults;

  SimulatedSensor(SensorSettings settings, Shape shape, Chance seed) {
    Chance chance = seed.of("sensor").of(settings.id());
    this.settings = settings;
    this.shape = shape;
    this.periodNanos = settings.periodNanos();
    this.phaseNanos = (long) (periodNanos * chance.of("phase").uniform(0));
    this.range = settings.max() - settings.min();
    this.stepsPerUnit = stepsPerUnit(range);
    this.faults =
        settings.faults().stream()
            .map(fault -> new FaultTrack(fault, chance.of("faults"), periodNanos))
            .toList();
  }

  private static double stepsPerUnit(double range) {
    if (range == 0) {
      return 0;
    }
    double decimals = DIGITS - StrictMath.floor(StrictMath.log10(range));
    return StrictMath.pow(10, Math.max(0, Math.min(MOST_DECIMALS, decimals)));
  }

  SensorSettings settings() {
    return settings;
  }

  List<FaultTrack> faults() {
    return faults;
  }

  /** Adds the readings of a span to others. */
  void addReadings(long fromNanos, long untilNanos, List<Reading> readings) {
    for (long t = firstAtOrAfter(fromNanos); t < untilNanos; t += periodNanos) {
      addReading(t, readings);
    }
  }

  /** The moment of the first reading that is not earlier. */
  long firstAtOrAfter(long nanos) {
    return phaseNanos - Math.floorDiv(phaseNanos - nanos, periodNanos) * periodNanos;
  }

  /** Whether what the sensor says at this moment does not depend on what it measures. */
  boolean isBlind(long nanos) {
    return active(FaultKind.DROP_OUT, nanos) != FaultTrack.NONE
        || active(FaultKind.STUCK, nanos) != FaultTrack.NONE;
  }

  private void addReading(long nanos, List<Reading> readings) {
    if (faults.isEmpty()) {
      add(nanos, level(nanos), Set.of(), readings);
    } else if (active(FaultKind.DROP_OUT, nanos) == FaultTrack.NONE) {
      addDisturbed(nanos, readings);
    }
  }

  private void addDisturbed(long nanos, List<Reading> readings) {
    long stuckSince = active(FaultKind.STUCK, nanos);
    if (stuckSince != FaultTrack.NONE) {
      add(nanos, level(stuckSince), Set.of(FaultKind.STUCK), readings);
      return;
    }
    double value = level(nanos);
    Set<FaultKind> disturbances = EnumSet.noneOf(FaultKind.class);
    for (FaultTrack fault : faults) {
      if (fault.beginOfActive(nanos) != FaultTrack.NONE) {
        value += fault.change(nanos, range);
        disturbances.add(fault.kind());
      }
    }
    add(nanos, value, disturbances.isEmpty() ? Set.of() : disturbances, readings);
  }

  private void add(long nanos, double value, Set<FaultKind> disturbed, List<Reading> readings) {
    if (Double.isNaN(value)) {
      return;
    }
    double shown = stepsPerUnit == 0 ? value : rounded(value);
    if (disturbed.isEmpty()) {
      shown = within(shown);
    }
    readings.add(new Reading(settings, Math.floorDiv(nanos, NANOS_PER_MILLI), shown, disturbed));
  }

  private double rounded(double value) {
    double steps = value * stepsPerUnit;
    return Double.isFinite(steps) ? Math.rint(steps) / stepsPerUnit : value;
  }

  /** What it would show without a fault, or NaN. */
  private double level(long nanos) {
    double level = shape.level(nanos);
    return Double.isNaN(level) ? level : within(settings.min() + level * range);
  }

  private double within(double value) {
    return Math.max(settings.min(), Math.min(settings.max(), value));
  }

  private long active(FaultKind kind, long nanos) {
    for (FaultTrack fault : faults) {
      if (fault.kind() == kind) {
        return fault.beginOfActive(nanos);
      }
    }
    return FaultTrack.NONE;
  }
}

package io.marram.emulator.cli.anomaly;

import io.marram.anomaly.Sample;
import io.marram.anomaly.series.SeriesMonitor;
import io.marram.simulator.Fault;
import io.marram.simulator.FaultKind;
import io.marram.simulator.Reading;
import io.marram.simulator.SensorKinds;
import io.marram.simulator.SensorSettings;
import io.marram.simulator.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Lets a monitor watch one simulated sensor: some days without a fault, then some with faults, and
 * compares its alarms with the truth.
 *
 * @param seed of the simulation
 * @param healthyDays days before the first fault; their alarms are not counted
 * @param days days with faults
 * @param budget false alarms a day
 */
record FaultTrial(long seed, int healthyDays, int days, double budget) {

  /** An alarm counts for a fault until so many readings after its end. */
  static final int GRACE_READINGS = 10;

  /** A Monday. */
  private static final long BEGIN = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();

  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Watches a sensor; it has one kind of fault at most. */
  FaultCount run(SensorSettings sensor) {
    Simulation simulation = simulation(sensor);
    Simulation healthy = simulation(sensor.withoutFaults());
    SeriesMonitor monitor = StandardMonitor.of(sensor.id(), budget);
    long changed = BEGIN + healthyDays * DAY;
    long end = changed + days * DAY;
    List<Long> alarms = new ArrayList<>();
    for (long day = BEGIN; day < end; day += DAY) {
      Simulation now = day < changed ? healthy : simulation;
      for (Reading reading : now.readings(day, day + DAY)) {
        Sample sample = new Sample(reading.timeMillis(), reading.value());
        if (monitor.observe(sample).anomaly() && reading.timeMillis() >= changed) {
          alarms.add(reading.timeMillis());
        }
      }
    }
    long graceMillis = Math.round(GRACE_READINGS * 1000 / sensor.samplingRate());
    List<Fault> faults =
        simulation.faults(changed, end).stream()
            .filter(fault -> fault.fromMillis() >= changed)
            .filter(fault -> fault.untilMillis() + graceMillis < end)
            .toList();
    return count(faults, alarms, graceMillis);
  }

  private Simulation simulation(SensorSettings sensor) {
    return new Simulation(seed, ZoneOffset.UTC, List.of(sensor), new SensorKinds());
  }

  private FaultCount count(List<Fault> faults, List<Long> alarms, long graceMillis) {
    FaultCount count = new FaultCount(faults.size(), 0, 0, 0, 0, days, List.of());
    for (Fault fault : faults) {
      count = count.plus(found(fault, alarms, graceMillis));
    }
    long right =
        alarms.stream()
            .filter(alarm -> faults.stream().anyMatch(fault -> at(fault, alarm, graceMillis)))
            .count();
    return count.plus(new FaultCount(0, 0, 0, alarms.size(), Math.toIntExact(right), 0, List.of()));
  }

  private static FaultCount found(Fault fault, List<Long> alarms, long graceMillis) {
    OptionalLong first =
        alarms.stream()
            .filter(alarm -> at(fault, alarm, graceMillis))
            .mapToLong(Long::longValue)
            .findFirst();
    if (first.isEmpty()) {
      return FaultCount.NONE;
    }
    // A drop-out shows when there are readings again, not before.
    boolean inTime = fault.kind() == FaultKind.DROP_OUT || first.getAsLong() < fault.untilMillis();
    long delay = first.getAsLong() - fault.fromMillis();
    return new FaultCount(0, 1, inTime ? 1 : 0, 0, 0, 0, List.of(delay));
  }

  private static boolean at(Fault fault, long alarm, long graceMillis) {
    return alarm >= fault.fromMillis() && alarm <= fault.untilMillis() + graceMillis;
  }
}

package io.marram.simulator;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Simulated sensors. The same seed and settings give the same readings at the same times, whichever
 * spans are asked for, and whichever other sensors there are. Safe for use by several threads.
 */
public final class Simulation implements FaultLabels {

  /** How many readings per second all sensors may have together. */
  public static final int HIGHEST_RATE = 200_000;

  /** How many sensors there may be. */
  public static final int MOST_SENSORS = 10_000;

  /** Simulated time ends before this moment: 2255, epoch milliseconds. */
  public static final long END_MILLIS = 9_000_000_000_000L;

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int MOST_FAULTS = 1_000_000;

  private static final Comparator<Reading> IN_ORDER =
      Comparator.comparingLong(Reading::timeMillis).thenComparing(reading -> reading.sensor().id());

  private final List<SimulatedSensor> sensors;
  private final double samplingRate;

  /**
   * @param seed of all chance
   * @param zone in which it is noon at 12 o'clock
   * @throws IllegalArgumentException if two sensors have the same id, or there are too many sensors
   *     or readings
   */
  public Simulation(long seed, ZoneId zone, List<SensorSettings> sensors, SensorKinds kinds) {
    requireUnique(sensors);
    this.samplingRate = sensors.stream().mapToDouble(SensorSettings::samplingRate).sum();
    if (samplingRate > HIGHEST_RATE) {
      throw new IllegalArgumentException(
          "sampling_rate of all sensors together must be at most %d readings per second, was %.0f"
              .formatted(HIGHEST_RATE, samplingRate));
    }
    Chance chance = new Chance(seed);
    this.sensors = sensors.stream().map(sensor -> simulated(sensor, zone, kinds, chance)).toList();
  }

  private static SimulatedSensor simulated(
      SensorSettings sensor, ZoneId zone, SensorKinds kinds, Chance chance) {
    SensorEnvironment environment = new SensorEnvironment(chance, zone, sensor);
    return new SimulatedSensor(sensor, kinds.shape(sensor.type(), environment), chance);
  }

  private static void requireUnique(List<SensorSettings> sensors) {
    if (sensors.size() > MOST_SENSORS) {
      throw new IllegalArgumentException(
          "sensors must be at most " + MOST_SENSORS + ", were " + sensors.size());
    }
    Set<String> ids = new HashSet<>();
    for (SensorSettings sensor : sensors) {
      if (!ids.add(sensor.id())) {
        throw new IllegalArgumentException(
            "id must be unique, but two sensors are called " + sensor.id());
      }
    }
  }

  /** How many readings per second all sensors have together. */
  public double samplingRate() {
    return samplingRate;
  }

  /**
   * The readings of a span, in the order of time and, within a millisecond, of sensor ids.
   *
   * @param fromMillis the span's first moment, epoch milliseconds
   * @param untilMillis the first moment after the span, epoch milliseconds
   * @throws IllegalArgumentException if the span does not lie between 1970 and 2255 or ends before
   *     it begins
   */
  public List<Reading> readings(long fromMillis, long untilMillis) {
    requireSpan(fromMillis, untilMillis);
    List<Reading> readings = new ArrayList<>();
    for (SimulatedSensor sensor : sensors) {
      sensor.addReadings(fromMillis * NANOS_PER_MILLI, untilMillis * NANOS_PER_MILLI, readings);
    }
    readings.sort(IN_ORDER);
    return readings;
  }

  @Override
  public List<Fault> faults(long fromMillis, long untilMillis) {
    requireSpan(fromMillis, untilMillis);
    requireFew(fromMillis, untilMillis);
    List<Fault> faults = new ArrayList<>();
    for (SimulatedSensor sensor : sensors) {
      for (FaultTrack track : sensor.faults()) {
        addFaults(sensor, track, fromMillis, untilMillis, faults);
      }
    }
    faults.sort(Comparator.comparingLong(Fault::fromMillis).thenComparing(Fault::sensorId));
    return faults;
  }

  private static void addFaults(
      SimulatedSensor sensor, FaultTrack track, long from, long until, List<Fault> faults) {
    long last = track.slot(until * NANOS_PER_MILLI);
    for (long slot = track.slot(from * NANOS_PER_MILLI); slot <= last; slot++) {
      Fault fault = fault(sensor, track, slot);
      if (fault.fromMillis() < until && fault.untilMillis() > from && shows(sensor, track, slot)) {
        faults.add(fault);
      }
    }
  }

  private static Fault fault(SimulatedSensor sensor, FaultTrack track, long slot) {
    String id = sensor.settings().id();
    if (track.kind().isLasting()) {
      return new Fault(id, track.kind(), millis(track.begin(slot)), millis(track.end(slot)));
    }
    long at = millis(sensor.firstAtOrAfter(track.begin(slot)));
    return new Fault(id, track.kind(), at, at + 1);
  }

  /** Faults that go on show sooner or later; a spike shows at one moment or never. */
  private static boolean shows(SimulatedSensor sensor, FaultTrack track, long slot) {
    return track.kind().isLasting() || !sensor.isBlind(sensor.firstAtOrAfter(track.begin(slot)));
  }

  private static long millis(long nanos) {
    return Math.floorDiv(nanos, NANOS_PER_MILLI);
  }

  private void requireFew(long fromMillis, long untilMillis) {
    double expected =
        sensors.stream()
            .flatMap(sensor -> sensor.faults().stream())
            .mapToDouble(
                track ->
                    1 + (untilMillis - fromMillis) * (double) NANOS_PER_MILLI / track.slotNanos())
            .sum();
    if (expected > MOST_FAULTS) {
      throw new IllegalArgumentException(
          "the span may hold more than " + MOST_FAULTS + " faults: ask for a shorter one");
    }
  }

  private static void requireSpan(long fromMillis, long untilMillis) {
    if (fromMillis < 0 || untilMillis < fromMillis || untilMillis > END_MILLIS) {
      throw new IllegalArgumentException(
          "a span must lie between 1970 and 2255 and end after it begins, was %d..%d"
              .formatted(fromMillis, untilMillis));
    }
  }
}

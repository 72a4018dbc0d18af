package io.marram.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SimulationPropertyTest {

  private static final long LAST = Simulation.END_MILLIS - Sensors.DAY;
  private static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

  @Property(tries = 100)
  void theSameSeedAndSensorsReadTheSame(
      @ForAll long seed,
      @ForAll("sensors") List<SensorSettings> sensors,
      @ForAll @LongRange(min = 0, max = LAST) long from) {
    assertThat(simulation(seed, sensors).readings(from, from + 5000))
        .isEqualTo(simulation(seed, sensors).readings(from, from + 5000));
  }

  @Property(tries = 100)
  void aSpanReadsTheSameInOnePieceAndInMany(
      @ForAll long seed,
      @ForAll("sensors") List<SensorSettings> sensors,
      @ForAll @LongRange(min = 0, max = LAST) long from,
      @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 5000) Long> cuts) {
    Simulation simulation = simulation(seed, sensors);
    List<Reading> pieces = new ArrayList<>();
    long begin = from;
    for (long cut : cuts.stream().sorted().toList()) {
      pieces.addAll(simulation.readings(begin, from + cut));
      begin = from + cut;
    }
    pieces.addAll(simulation.readings(begin, from + 5000));

    assertThat(pieces).isEqualTo(simulation.readings(from, from + 5000));
  }

  @Property(tries = 100)
  void aSensorReadsTheSameWhateverOthersThereAreAndInWhateverOrder(
      @ForAll long seed,
      @ForAll("sensors") List<SensorSettings> sensors,
      @ForAll Random random,
      @ForAll @LongRange(min = 0, max = LAST) long from) {
    List<SensorSettings> shuffled = new ArrayList<>(sensors);
    Collections.shuffle(shuffled, random);
    List<Reading> together = simulation(seed, sensors).readings(from, from + 5000);

    assertThat(simulation(seed, shuffled).readings(from, from + 5000)).isEqualTo(together);
    Map<SensorSettings, List<Reading>> each =
        together.stream().collect(Collectors.groupingBy(Reading::sensor));
    for (SensorSettings sensor : sensors) {
      assertThat(simulation(seed, List.of(sensor)).readings(from, from + 5000))
          .isEqualTo(each.getOrDefault(sensor, List.of()));
    }
  }

  @Property(tries = 200)
  void valuesWithoutAFaultAreWithinTheirRange(
      @ForAll long seed,
      @ForAll("sensors") List<SensorSettings> sensors,
      @ForAll @LongRange(min = 0, max = LAST) long from) {
    for (Reading reading : simulation(seed, sensors).readings(from, from + 20_000)) {
      if (reading.faults().isEmpty()) {
        assertThat(reading.value()).isBetween(reading.sensor().min(), reading.sensor().max());
      }
      assertThat(reading.value()).isFinite();
      assertThat(reading.timeMillis()).isBetween(from, from + 19_999);
    }
  }

  @Property(tries = 200)
  void aSensorReadsAsOftenAsItsRateSays(
      @ForAll long seed,
      @ForAll("rates") double rate,
      @ForAll @LongRange(min = 0, max = LAST) long from,
      @ForAll @LongRange(min = 1, max = 20_000) long millis) {
    int count =
        simulation(seed, List.of(Sensors.sensor("s", "generic", rate)))
            .readings(from, from + millis)
            .size();

    double periodMillis = Math.round(1e9 / rate) / 1e6;
    assertThat((double) count).isBetween(millis / periodMillis - 1, millis / periodMillis + 1);
  }

  @Property(tries = 100)
  void aFaultChangesNoReadingButItsOwn(
      @ForAll long seed,
      @ForAll("sensors") List<SensorSettings> sensors,
      @ForAll @LongRange(min = 0, max = LAST) long from) {
    List<SensorSettings> sound = sensors.stream().map(SensorSettings::withoutFaults).toList();
    Map<String, Double> undisturbed =
        simulation(seed, sound).readings(from, from + 5000).stream()
            .collect(Collectors.toMap(SimulationPropertyTest::key, Reading::value, (a, b) -> b));

    for (Reading reading : simulation(seed, sensors).readings(from, from + 5000)) {
      if (reading.faults().isEmpty() && reading.sensor().samplingRate() <= 1000) {
        assertThat(undisturbed).containsEntry(key(reading), reading.value());
      }
    }
  }

  @Property(tries = 100)
  void everyDisturbedReadingHasALabelAndNoOtherHas(
      @ForAll long seed,
      @ForAll("sensors") List<SensorSettings> sensors,
      @ForAll @LongRange(min = 0, max = LAST) long from) {
    Simulation simulation = simulation(seed, sensors);
    List<Fault> labels = simulation.faults(from, from + 5000);

    for (Reading reading : simulation.readings(from, from + 5000)) {
      List<FaultKind> labelled =
          labels.stream()
              .filter(fault -> fault.sensorId().equals(reading.sensor().id()))
              .filter(fault -> fault.fromMillis() <= reading.timeMillis())
              .filter(fault -> reading.timeMillis() < fault.untilMillis())
              .map(Fault::kind)
              .toList();
      assertThat(labelled).doesNotContain(FaultKind.DROP_OUT);
      if (labelled.contains(FaultKind.STUCK)) {
        assertThat(reading.faults()).containsExactly(FaultKind.STUCK);
      } else if (reading.sensor().samplingRate() <= 1000) {
        assertThat(reading.faults()).containsExactlyInAnyOrderElementsOf(labelled);
      }
    }
  }

  private static String key(Reading reading) {
    return reading.sensor().id() + "@" + reading.timeMillis();
  }

  private static Simulation simulation(long seed, List<SensorSettings> sensors) {
    return new Simulation(seed, ZONE, sensors, new SensorKinds());
  }

  @Provide
  Arbitrary<Double> rates() {
    return Arbitraries.of(0.00001, 0.3, 0.5, 1.0, 3.0, 7.7, 100.0, 999.0, 20_000.0);
  }

  @Provide
  Arbitrary<List<SensorSettings>> sensors() {
    Arbitrary<List<FaultSettings>> faults =
        Arbitraries.subsetOf(
                new FaultSettings(FaultKind.DRIFT, Duration.ofSeconds(9), seconds(3), 0.4),
                new FaultSettings(FaultKind.DROP_OUT, Duration.ofSeconds(20), seconds(2), 0),
                new FaultSettings(FaultKind.NOISE, Duration.ofSeconds(8), seconds(8), 0.2),
                new FaultSettings(FaultKind.SPIKE, Duration.ofSeconds(10), Duration.ZERO, 2),
                new FaultSettings(FaultKind.STUCK, Duration.ofSeconds(15), seconds(4), 0))
            .map(List::copyOf);
    Arbitrary<SensorSettings> sensor =
        Combinators.combine(
                Arbitraries.of("a", "b", "temp_001", "ü", "x y"),
                Arbitraries.of("generic", "temperature", "vibration", "light", "power", "new"),
                Arbitraries.doubles().between(-1e6, 1e6),
                Arbitraries.of(0.0, 1e-9, 0.5, 20.0, 1e9),
                Arbitraries.of(0.3, 0.5, 10.0, 77.7, 1000.0),
                Arbitraries.of("", "hall"),
                Arbitraries.doubles().between(-1, 1),
                faults)
            .as(
                (id, type, min, range, rate, group, correlation, given) ->
                    new SensorSettings(
                        id, type, "here", "u", min, min + range, rate, group, correlation, given));
    return sensor.list().ofMaxSize(4).uniqueElements(SensorSettings::id);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}

package io.marram.simulator;

import static io.marram.simulator.Sensors.DAY;
import static io.marram.simulator.Sensors.HOUR;
import static io.marram.simulator.Sensors.MONDAY;
import static io.marram.simulator.Sensors.SECOND;
import static io.marram.simulator.Sensors.sensor;
import static io.marram.simulator.Sensors.simulation;
import static io.marram.simulator.Sensors.values;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the simulator's own kinds of sensors look like. */
class SensorShapesTest {

  private static final int HOURS = 24;

  @Test
  void itIsWarmestInTheAfternoonAndColdestBeforeDawn() {
    double[] day = meanDay("temperature", Sensors.UTC);

    assertThat(hourOfMost(day)).isBetween(14, 15);
    assertThat(hourOfLeast(day)).isBetween(0, 5);
    assertThat(day[15] - day[3]).isGreaterThan(30);
  }

  @Test
  void itIsDriestWhenItIsWarmest() {
    assertThat(hourOfLeast(meanDay("humidity", Sensors.UTC))).isBetween(14, 15);
  }

  @Test
  void theAfternoonIsTheLocalOne() {
    double[] day = meanDay("temperature", ZoneId.of("Asia/Tokyo"));

    assertThat(hourOfMost(day)).isBetween(5, 6);
  }

  @Test
  void pressureHasSmallTidesTwiceADay() {
    double[] day = meanDay("pressure", Sensors.UTC);

    assertThat(day[10] - day[4]).isPositive().isLessThan(10);
    assertThat(day[22] - day[16]).isPositive().isLessThan(10);
  }

  @Test
  void itIsDarkAtNightAndBrightAtNoon() {
    double[] day = meanDay("light", Sensors.UTC);

    assertThat(Arrays.copyOf(day, 6)).containsOnly(0);
    assertThat(day[23]).isZero();
    assertThat(day[13]).isGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"power", "co2"})
  void peopleAndMachinesAreThereOnWorkingDays(String type) {
    Simulation simulation = simulation(sensor("s", type, 0.1));
    double working = mean(simulation.readings(MONDAY + 11 * HOUR, MONDAY + 13 * HOUR));
    double night = mean(simulation.readings(MONDAY + 2 * HOUR, MONDAY + 4 * HOUR));
    long sunday = MONDAY + 6 * DAY;
    double weekend = mean(simulation.readings(sunday + 11 * HOUR, sunday + 13 * HOUR));

    assertThat(working).isGreaterThan(night + 20).isGreaterThan(weekend + 20);
  }

  @Test
  void soilDriesUntilItIsWatered() {
    double[] day = meanDay("soil_moisture", Sensors.UTC);

    assertThat(day[8]).isGreaterThan(day[16]).isGreaterThan(day[5] + 20);
    assertThat(day[16]).isGreaterThan(day[5]);
  }

  @Test
  void aMotorVibratesAtItsSpeedAndItsHarmonicsInWideBandNoise() {
    double[] values =
        values(simulation(sensor("s", "vibration", 1000)).readings(MONDAY, MONDAY + 8 * SECOND));

    double hertz = 20;
    for (double f = 20; f <= 30; f += 1 / 128.0) {
      hertz = amplitude(values, f) > amplitude(values, hertz) ? f : hertz;
    }
    double rotation = amplitude(values, hertz);
    assertThat(rotation).isBetween(8.0, 16.0);
    assertThat(amplitude(values, 2 * hertz)).isBetween(0.35 * rotation, 0.65 * rotation);
    assertThat(amplitude(values, 3 * hertz)).isBetween(0.15 * rotation, 0.35 * rotation);
    for (double f = 4 * hertz + 5; f < 480; f += 40) {
      assertThat(amplitude(values, f)).as("noise at %s Hz", f).isBetween(0.0001, 1.0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generic",
        "temperature",
        "humidity",
        "pressure",
        "vibration",
        "co2",
        "power",
        "soil_moisture",
        "a type that nobody knows"
      })
  void everyKindMovesAndSeldomReachesItsLimits(String type) {
    double[] values =
        values(simulation(sensor("s", type, 0.01)).readings(MONDAY, MONDAY + 60 * DAY));

    long atLimits = Arrays.stream(values).filter(value -> value <= 0 || value >= 100).count();
    assertThat(atLimits).isLessThan(values.length / 100);
    assertThat(Arrays.stream(values).distinct().count()).isGreaterThan(500);
  }

  @Test
  void readsToASensibleNumberOfDigits() {
    SensorSettings indoors =
        new SensorSettings("t", "temperature", "", "°C", 15, 35, 1, "", 0, List.of());

    assertThat(simulation(indoors).readings(MONDAY, MONDAY + 100 * SECOND))
        .allSatisfy(
            reading -> assertThat(Double.toString(reading.value())).matches("\\d+\\.\\d{1,2}"));
  }

  @Test
  void sensorsOfAGroupMoveTogetherAsMuchAsTheirCorrelationsSay() {
    Simulation simulation =
        simulation(
            Sensors.grouped("a", "hall", 0.9),
            Sensors.grouped("b", "hall", 0.9),
            Sensors.grouped("c", "hall", -0.9),
            Sensors.grouped("d", "roof", 0.9),
            Sensors.grouped("e", "", 0.9));
    List<Reading> readings = simulation.readings(MONDAY, MONDAY + 700 * DAY);

    assertThat(correlation(readings, "a", "b")).isBetween(0.70, 0.90);
    assertThat(correlation(readings, "a", "c")).isBetween(-0.90, -0.70);
    assertThat(correlation(readings, "a", "d")).isBetween(-0.15, 0.15);
    assertThat(correlation(readings, "a", "e")).isBetween(-0.15, 0.15);
  }

  @Test
  void readsTheSameOnEveryMachineAndInEveryVersion() {
    Simulation simulation =
        simulation(sensor("t", "temperature", 0.5), sensor("v", "vibration", 0.5));

    assertThat(values(simulation.readings(MONDAY, MONDAY + 4 * SECOND))).containsExactly(GOLDEN);
  }

  private static final double[] GOLDEN = {25.7, 32.7, 25.1, 53.0};

  /** The mean value at each hour of the day in UTC, over some weeks. */
  private static double[] meanDay(String type, ZoneId zone) {
    Simulation simulation =
        new Simulation(3, zone, List.of(sensor("s", type, 0.01)), new SensorKinds());
    double[] sums = new double[HOURS];
    int[] counts = new int[HOURS];
    for (Reading reading : simulation.readings(MONDAY, MONDAY + 150 * DAY)) {
      int hour = (int) (reading.timeMillis() % DAY / HOUR);
      sums[hour] += reading.value();
      counts[hour]++;
    }
    for (int hour = 0; hour < HOURS; hour++) {
      sums[hour] /= counts[hour];
    }
    return sums;
  }

  private static int hourOfMost(double[] day) {
    int most = 0;
    for (int hour = 1; hour < day.length; hour++) {
      most = day[hour] > day[most] ? hour : most;
    }
    return most;
  }

  private static int hourOfLeast(double[] day) {
    return hourOfMost(Arrays.stream(day).map(value -> -value).toArray());
  }

  private static double mean(List<Reading> readings) {
    return Arrays.stream(values(readings)).average().orElseThrow();
  }

  /** The amplitude of one frequency in a signal of 1,000 values per second. */
  private static double amplitude(double[] values, double hertz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < values.length; i++) {
      double angle = 2 * Math.PI * hertz * i / 1000;
      re += values[i] * Math.cos(angle);
      im += values[i] * Math.sin(angle);
    }
    return 2 * Math.hypot(re, im) / values.length;
  }

  private static double correlation(List<Reading> readings, String one, String other) {
    double[] x = values(readings.stream().filter(r -> r.sensor().id().equals(one)).toList());
    double[] y = values(readings.stream().filter(r -> r.sensor().id().equals(other)).toList());
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < Math.min(x.length, y.length); i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }
}

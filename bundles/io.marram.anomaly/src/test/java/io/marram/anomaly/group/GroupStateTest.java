package io.marram.anomaly.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marram.anomaly.Sample;
import io.marram.anomaly.StateException;
import io.marram.anomaly.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GroupStateTest {

  @Property(tries = 60)
  void goesOnAsIfNothingHadHappenedWhereverItIsCut(
      @ForAll @IntRange(max = 1000) int cut, @ForAll @IntRange(max = 20) int seed)
      throws IOException {
    Pumps pumps = new Pumps(seed);
    GroupMonitor monitor = new GroupMonitor(Pumps.SETTINGS);
    for (int i = 0; i < cut; i++) {
      observe(monitor, pumps, i);
    }

    GroupMonitor read = read(write(monitor), Pumps.SETTINGS);

    for (int i = cut; i < cut + 300; i++) {
      int sensor = i % 3;
      double value = value(pumps, i);
      Sample sample = new Sample(i / 3 * 1000L, value);
      String name = Pumps.SENSORS.get(sensor);
      assertThat(read.observe(name, sample)).isEqualTo(monitor.observe(name, sample));
    }
    assertThat(write(read)).isEqualTo(write(monitor));
  }

  @Test
  void laterVersionIsRefused() {
    byte[] later = write(new Pumps(1).learned(200));
    later[3] = 2;

    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> read(later, Pumps.SETTINGS))
        .withMessage("group pump: version 2 is none of 1 to 1, which are known");
  }

  @Test
  void otherSensorsOrRowsAreRefused() {
    byte[] state = write(new Pumps(1).learned(200));

    assertRefused(
        state,
        GroupSettings.of("pump", List.of("current", "flow"), 100),
        "group pump: was learned from more or fewer sensors");
    assertRefused(
        state,
        GroupSettings.of("pump", List.of("current", "flow", "voltage"), 100),
        "group pump: was not learned from voltage");
    assertRefused(
        state,
        GroupSettings.of("pump", Pumps.SENSORS, 200),
        "group pump: was learned from more or fewer rows");
  }

  @Test
  void stateThatEndsEarlyIsRefused() {
    byte[] state = write(new Pumps(1).learned(200));

    for (int length = 0; length < state.length; length += 97) {
      byte[] part = Arrays.copyOf(state, length);
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(part, Pumps.SETTINGS));
    }
  }

  @Test
  void whateverByteIsDamagedItIsRefusedOrGoesOnWithScores() {
    byte[] state = write(new Pumps(1).learned(200));

    for (int i = 0; i < state.length; i += 7) {
      byte[] damaged = state.clone();
      damaged[i] ^= (byte) 0xff;
      try {
        GroupMonitor monitor = read(damaged, Pumps.SETTINGS);
        Pumps pumps = new Pumps(2);
        for (int second = 1000; second < 1030; second++) {
          Pumps.observe(monitor, second, pumps.row())
              .map(Verdict::score)
              .ifPresent(score -> assertThat(score).isBetween(0.0, 1.0));
        }
      } catch (IOException refused) {
        assertThat(refused).isNotNull();
      }
    }
  }

  @Test
  void stateOfALargeGroupIsSmall() {
    List<String> sensors = IntStream.range(0, 64).mapToObj(i -> "sensor " + i).toList();
    GroupMonitor monitor = new GroupMonitor(GroupSettings.of("hall", sensors));
    Random random = new Random(1);
    for (int i = 0; i < 64 * 420; i++) {
      monitor.observe(sensors.get(i % 64), new Sample(i / 64 * 1000L, random.nextGaussian()));
    }

    assertThat(write(monitor)).hasSizeLessThan(300_000);
  }

  private static void assertRefused(byte[] state, GroupSettings settings, String message) {
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> read(state, settings))
        .withMessage(message);
  }

  private static void observe(GroupMonitor monitor, Pumps pumps, int i) {
    monitor.observe(Pumps.SENSORS.get(i % 3), new Sample(i / 3 * 1000L, value(pumps, i)));
  }

  /** Quiet, with a fault in between, and with gaps. */
  private static double value(Pumps pumps, int i) {
    double value = pumps.row()[i % 3];
    if (i % 37 == 0) {
      return Double.NaN;
    }
    return i > 500 && i < 620 && i % 3 == 1 ? value + 5 : value;
  }

  private static byte[] write(GroupMonitor monitor) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      monitor.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static GroupMonitor read(byte[] state, GroupSettings settings) throws IOException {
    return GroupMonitor.read(new DataInputStream(new ByteArrayInputStream(state)), settings);
  }
}

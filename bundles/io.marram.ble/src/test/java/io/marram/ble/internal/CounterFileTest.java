package io.marram.ble.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.ble.Sensor;
import io.marram.ble.SensorList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CounterFileTest {

  @TempDir Path folder;

  @Test
  void countersOutliveTheirFilesWriter() {
    Path file = folder.resolve("new/folder/counters");
    CounterFile before = new CounterFile(file);
    for (int i = 0; i < 100; i++) {
      before.keep(sensor(i, 0), 1000L + i);
      before.keep(sensor(i, 0), 4_000_000_000L + i);
    }
    before.force();

    CounterFile after = new CounterFile(file);
    for (int i = 0; i < 100; i++) {
      assertThat(after.last(sensor(i, 0))).hasValue(4_000_000_000L + i);
    }
    assertThat(after.last(sensor(100, 0))).isEmpty();
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    Path file = folder.resolve("counters");
    new CounterFile(file).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void doesNotHoldTheKey() throws IOException {
    Path file = folder.resolve("counters");
    CounterFile counters = new CounterFile(file);
    counters.keep(sensor(1, 0), 1);
    counters.close();

    assertThat(HexFormat.of().formatHex(Files.readAllBytes(file)))
        .doesNotContain("231d39c1d7cc1ab1aee224cd096db932");
  }

  @Test
  void aRestartedSensorHasACounterOfItsOwn() {
    CounterFile counters = new CounterFile(folder.resolve("counters"));
    counters.keep(sensor(1, 0), 70);

    assertThat(counters.last(sensor(1, 1))).isEmpty();
    assertThat(counters.last(sensor(1, 0))).hasValue(70);
  }

  @Test
  void aCounterNeverGoesBack() {
    CounterFile counters = new CounterFile(folder.resolve("counters"));
    counters.keep(sensor(1, 0), 70);
    counters.keep(sensor(1, 0), 69);

    assertThat(counters.last(sensor(1, 0))).hasValue(70);
  }

  @Test
  void stillRemembersWhenTheFileCannotBeWritten() throws IOException {
    Path inTheWay = Files.createFile(folder.resolve("file"));
    try (CapturedLog log = new CapturedLog()) {
      CounterFile counters = new CounterFile(inTheWay.resolve("counters"));
      counters.keep(sensor(1, 0), 70);
      counters.force();

      assertThat(counters.last(sensor(1, 0))).hasValue(70);
      assertThat(log.lines().stream().filter(line -> line.contains("ble.counters.unwritten")))
          .hasSize(1);
      counters.close();
    }
  }

  /** A write that was cut off loses at most itself; other sensors lose nothing. */
  @Property(tries = 200)
  void survivesAWriteThatWasCutOff(@ForAll long seed) throws IOException {
    Random chance = new Random(seed);
    Path file = Files.createTempFile("counters", null);
    try {
      CounterFile counters = new CounterFile(file);
      Map<Integer, Long> kept = new HashMap<>();
      for (int i = 0; i < 60; i++) {
        int number = chance.nextInt(5);
        long counter = kept.getOrDefault(number, 0L) + 1 + chance.nextInt(1000);
        counters.keep(sensor(number, 0), counter);
        kept.put(number, counter);
      }
      byte[] before = Files.readAllBytes(file);
      int last = chance.nextInt(5);
      counters.keep(sensor(last, 0), kept.getOrDefault(last, 0L) + 5);
      counters.close();
      byte[] after = Files.readAllBytes(file);
      byte[] torn = torn(before, after, chance);
      Files.write(file, torn);

      CounterFile read = new CounterFile(file);
      kept.forEach(
          (number, counter) ->
              assertThat(read.last(sensor(number, 0)).orElse(-1))
                  .isIn(counter, number == last ? counter + 5 : counter));
      read.close();
    } finally {
      Files.delete(file);
    }
  }

  /** What stands there if some of the changed bytes were written and others not. */
  private static byte[] torn(byte[] before, byte[] after, Random chance) {
    byte[] torn = after.clone();
    for (int i = 0; i < torn.length; i++) {
      byte old = i < before.length ? before[i] : 0;
      torn[i] = chance.nextBoolean() ? after[i] : old;
    }
    return torn;
  }

  private static Sensor sensor(int number, int restarts) {
    String address = "02:00:00:00:00:%02X".formatted(number);
    return SensorList.parse(
            address + ", s" + number + ", , , " + restarts,
            address + "=231d39c1d7cc1ab1aee224cd096db932")
        .get(0);
  }
}

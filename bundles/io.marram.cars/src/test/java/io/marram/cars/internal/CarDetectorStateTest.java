package io.marram.cars.internal;

import static io.marram.cars.internal.ParkingScene.car;
import static io.marram.cars.internal.ParkingScene.config;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cars.area.AreaText;
import io.marram.contract.CarCountMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.testing.LogLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a car detector knows goes on in its next instance. */
class CarDetectorStateTest {

  private static final String GATE = "line gate: 0,0.5 1,0.5";
  private static final Map<String, Object> COUNTING = Map.of("areas", GATE, "publish.seconds", 1);

  @TempDir Path data;

  private ParkingScene scene;

  @BeforeEach
  void begin() {
    scene = new ParkingScene(data);
  }

  @Test
  void countsAndNumbersGoOnInTheNextInstance() {
    CarDetector first = scene.activate(COUNTING);
    driveIn(0.75, 0.25);
    CarCountMessage before = scene.lastMessage();
    assertThat(before.entered()).hasValue(1);
    first.deactivate();

    scene.activate(COUNTING);
    driveIn(0.75, 0.25);

    assertThat(scene.lastMessage().entered()).hasValue(2);
    List<Long> numbers = scene.messages().stream().map(m -> m.seq().orElseThrow()).toList();
    assertThat(numbers).isSorted().doesNotHaveDuplicates();
    assertThat(numbers.get(numbers.size() - 1)).isEqualTo(numbers.size());
  }

  @Test
  void aCarOnTheLineDuringAHotSwapIsCountedOnce() {
    CarDetector first = scene.activate(COUNTING);
    scene.frames(20);
    drive(0.75, 0.44);
    first.deactivate();
    scene.activate(COUNTING);
    drive(0.44, 0.2);
    scene.cars = List.of();
    scene.frames(30);

    assertThat(scene.lastMessage().entered()).hasValue(1);
    assertThat(scene.lastMessage().left()).hasValue(0);
  }

  @Test
  void anotherConfigurationKeepsWhatHasKeptItsName() {
    CarDetector component = scene.activate(COUNTING);
    driveIn(0.75, 0.25);
    Map<String, Object> changed = new HashMap<>(COUNTING);
    changed.put("areas", GATE + "\nline road: 0,0.9 1,0.9");
    changed.put("entry.lines", "gate");
    component.modified(config(changed));
    scene.frames(10);

    assertThat(scene.lastMessage().entered()).hasValue(1);
  }

  @Test
  void afterALongPauseNoCarIsTakenForAnotherAndTotalsStay() {
    CarDetector first = scene.activate(COUNTING);
    driveIn(0.75, 0.25);
    scene.cars = List.of(car(0.2, 0.2), car(0.6, 0.2));
    scene.frames(20);
    first.deactivate();
    int before = scene.counts().size();

    scene.pass(3_600_000);
    scene.cars = List.of(car(0.2, 0.6), car(0.6, 0.6), car(0.8, 0.8));
    scene.activate(COUNTING);
    scene.frames(30);

    List<CarCountMessage> since = scene.messages().subList(before, scene.messages().size());
    assertThat(since).allMatch(message -> message.cars() == 3);
    assertThat(since).allMatch(message -> message.entered().orElseThrow() == 1);
    assertThat(since).allMatch(message -> message.left().orElseThrow() == 0);
  }

  @Test
  void whatIsKnownIsSavedWhileItGoesOnSoThatACrashCostsLittle() {
    scene.activate(COUNTING);
    driveIn(0.75, 0.25);
    scene.frames(160);
    long last = scene.lastMessage().seq().orElseThrow();

    // The first instance has crashed: nobody deactivates it.
    scene.activate(COUNTING);
    scene.frames(10);

    assertThat(scene.lastMessage().entered()).hasValue(1);
    assertThat(scene.lastMessage().seq().orElseThrow()).isGreaterThan(last);
  }

  @Test
  void theStateIsForItsOwnerOnly() throws IOException {
    scene.activate(COUNTING).deactivate();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state())))
        .isEqualTo("rw-------");
    try (var files = Files.list(state().getParent())) {
      assertThat(files).containsExactly(state());
    }
  }

  @Test
  void aDamagedStateIsSetAsideAndCountingBeginsAnew() throws IOException {
    scene.activate(COUNTING);
    driveIn(0.75, 0.25);
    scene.frames(160);
    byte[] good = Files.readAllBytes(state());
    byte[] flipped = good.clone();
    flipped[good.length / 2] ^= 1;
    byte[] later = good.clone();
    later[7] = 9;
    for (byte[] bad :
        List.of(
            new byte[0],
            Arrays.copyOf(good, 10),
            Arrays.copyOf(good, good.length - 1),
            flipped,
            later,
            new byte[17 << 20])) {
      Files.write(state(), bad);
      scene.ports.clear();
      scene.activate(COUNTING);
      scene.frames(10);

      assertThat(scene.lastMessage().entered()).hasValue(0);
      assertThat(state().resolveSibling("state.aside")).hasBinaryContent(bad);
    }
  }

  @Test
  void aDiskThatCannotBeWrittenStopsNothing() throws IOException {
    Files.write(data.resolve("io.marram.cars"), new byte[0]);
    CarDetector component = scene.activate(COUNTING);
    driveIn(0.75, 0.25);
    component.deactivate();

    assertThat(scene.lastMessage().entered()).hasValue(1);
  }

  @Test
  void stallsThatWereLearnedAreOfferedAsTextThatCanBeTakenOver() throws IOException {
    scene.ports.connect(1, true);
    CarDetector component =
        scene.activate(Map.of("learn.minutes", 1, "pictures", "change", "picture.seconds", 0));
    scene.cars = List.of(car(0.2, 0.2), car(0.6, 0.6));
    for (int i = 0; i < 5 * 60; i++) {
      scene.frames(1);
      scene.pass(500);
    }
    scene.cars = List.of();
    scene.frames(200);

    Path offer = state().resolveSibling("learned-stalls.txt");
    assertThat(AreaText.parse(Files.readString(offer)).stalls())
        .extracting(stall -> stall.name())
        .containsExactlyInAnyOrder("learned-1", "learned-2");
    List<Map<String, Object>> pictures = ParkingScene.values(scene.ports.records(1));
    assertThat(AreaText.parse((String) pictures.get(pictures.size() - 1).get("stalls.learned")))
        .isEqualTo(AreaText.parse(Files.readString(offer)));

    try (LogLines log = LogLines.begin()) {
      component.modified(config(Map.of("learn.minutes", 1)));
      scene.frames(10);
      assertThat(log.contains("cars.stalls.learned")).as("said before").isFalse();
    }
    component.modified(config(Map.of("areas", Files.readString(offer), "publish.seconds", 1)));
    scene.cars = List.of(car(0.2, 0.2));
    scene.frames(40);
    assertThat(scene.lastMessage().free()).hasValue(1);
  }

  @Test
  void theEstimateGoesOnAndAStartCountIsTakenOnce() {
    Map<String, Object> estimating =
        Map.of("areas", GATE, "capacity", 40, "start.count", 0, "publish.seconds", 1);
    CarDetector first = scene.activate(estimating);
    driveIn(0.75, 0.25);
    driveIn(0.75, 0.25);
    assertThat(scene.lastMessage().estimate().orElseThrow().high()).isGreaterThanOrEqualTo(1);
    int before = scene.lastMessage().estimate().orElseThrow().cars();
    first.deactivate();

    scene.activate(estimating);
    scene.frames(10);

    assertThat(scene.lastMessage().estimate().orElseThrow().cars()).isEqualTo(before);
  }

  private Path state() {
    return data.resolve("io.marram.cars").resolve("lot").resolve("state");
  }

  private void driveIn(double from, double to) {
    scene.cars = List.of();
    scene.frames(20);
    drive(from, to);
    scene.cars = List.of();
    scene.frames(40);
  }

  private void drive(double from, double to) {
    for (double top = from; top > to; top -= 0.03) {
      scene.cars = List.of(car(0.4, top));
      scene.frames(1);
    }
  }
}

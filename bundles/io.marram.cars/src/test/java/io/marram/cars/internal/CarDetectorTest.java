package io.marram.cars.internal;

import static io.marram.cars.internal.ParkingScene.car;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cars.Detection;
import io.marram.contract.CarCountMessage;
import io.marram.contract.StageReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.testing.LogLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.event.Event;

class CarDetectorTest {

  private static final String PLACES =
      """
      zone west: 0,0 0.5,0 0.5,1 0,1
      zone east: 0.5,0 1,0 1,1 0.5,1
      stall W1: 0.1,0.1 0.2,0.1 0.2,0.2 0.1,0.2
      stall E1: 0.7,0.1 0.8,0.1 0.8,0.2 0.7,0.2
      stall E2: 0.85,0.1 0.95,0.1 0.95,0.2 0.85,0.2
      line gate: 0,0.5 1,0.5
      """;

  @TempDir Path data;

  private ParkingScene scene;

  @BeforeEach
  void begin() {
    scene = new ParkingScene(data);
  }

  @Test
  void aFewFramesAreNeededForTheFirstCountAndItIsOfTheWholePicture() {
    scene.activate(Map.of("uuid", "lot-7"));
    scene.cars = List.of(car(0.1, 0.1), car(0.6, 0.1));

    scene.frames(2);
    assertThat(scene.counts()).isEmpty();
    scene.frames(8);

    assertThat(scene.counts()).hasSize(1);
    assertThat(scene.counts().get(0))
        .containsOnlyKeys("cars", "time", "message")
        .containsEntry("cars", 2);
    CarCountMessage message = scene.lastMessage();
    assertThat(message.uuid()).isEqualTo("lot-7");
    assertThat(message.cars()).isEqualTo(2);
    assertThat(message.gateway()).contains("gateway-1");
    assertThat(message.timestamp().orElseThrow()).isGreaterThanOrEqualTo(ParkingScene.BEGIN);
    assertThat(message.toJson()).startsWith("{\"uuid\":\"lot-7\",\"cars\":2,");
  }

  @Test
  void aCarThatFlickersChangesNothingAndOneThatStaysIsCounted() {
    scene.activate(Map.of("publish.seconds", 0));
    scene.cars = List.of(car(0.1, 0.1));
    scene.frames(20);
    int before = scene.counts().size();

    scene.cars = List.of(car(0.1, 0.1), car(0.6, 0.6));
    scene.frames(1);
    scene.cars = List.of(car(0.1, 0.1));
    scene.frames(20);
    assertThat(scene.counts()).hasSize(before);

    scene.cars = List.of(car(0.1, 0.1), car(0.6, 0.6));
    scene.frames(20);
    assertThat(scene.counts()).hasSize(before + 1);
    assertThat(scene.lastMessage().cars()).isEqualTo(2);
  }

  @Test
  void countsAreSaidAtTheIntervalThoughNothingChanges() {
    scene.activate(Map.of("publish.seconds", 10, "publish.on.change", false));
    scene.frames(5 * 31);

    assertThat(scene.messages()).hasSize(4);
    assertThat(scene.messages()).allMatch(message -> message.cars() == 0);
    assertThat(scene.messages())
        .extracting(message -> message.seq().orElseThrow())
        .containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void withoutOnChangeNothingIsSaidBetweenTheIntervals() {
    scene.activate(Map.of("publish.seconds", 60, "publish.on.change", false));
    scene.frames(10);
    scene.cars = List.of(car(0.1, 0.1));
    scene.frames(20);

    assertThat(scene.messages()).hasSize(1);
  }

  @Test
  void aCameraThatStallsIsNotCounted() {
    scene.activate(Map.of("publish.seconds", 1));
    scene.frames(10);
    int before = scene.counts().size();

    scene.pass(600_000);

    assertThat(scene.counts()).hasSize(before);
    scene.frames(3);
    assertThat(scene.counts()).hasSize(before + 1);
  }

  @Test
  void zonesStallsAndLinesAreCounted() {
    scene.activate(Map.of("areas", PLACES, "publish.seconds", 0));
    scene.cars = List.of(car(0.1, 0.1), car(0.7, 0.1));
    scene.frames(40);

    assertThat(scene.counts()).as("nothing is said before it is known").hasSize(3);
    Map<String, Object> whole = last("");
    assertThat(whole)
        .containsEntry("cars", 2)
        .containsEntry("free", 1)
        .containsEntry("stalls.free", "E2")
        .containsEntry("entered", 0)
        .containsEntry("left", 0);
    assertThat(last("west"))
        .containsEntry("cars", 1)
        .containsEntry("free", 0)
        .doesNotContainKey("entered");
    assertThat(last("east")).containsEntry("cars", 1).containsEntry("free", 1);
    assertThat(scene.lastMessage().zone()).isPresent();
  }

  @Test
  void onlyThePlaceThatChangesIsSaidAgain() {
    scene.activate(Map.of("areas", PLACES, "publish.seconds", 0));
    scene.cars = List.of(car(0.1, 0.1));
    scene.frames(40);
    scene.ports.clear();

    scene.cars = List.of(car(0.1, 0.1), car(0.7, 0.6));
    scene.frames(20);

    assertThat(scene.counts())
        .extracting(count -> count.getOrDefault("zone", ""))
        .containsExactly("", "east");
  }

  @Test
  void carsThatCrossAnEntryLineAreCountedAndNoOthers() {
    scene.activate(
        Map.of(
            "areas",
            PLACES + "line road: 0,0.95 1,0.95",
            "entry.lines",
            "gate",
            "publish.seconds",
            0));
    drive(0.8, 0.2);

    assertThat(last("")).containsEntry("entered", 1).containsEntry("left", 0);
    drive(0.2, 0.8);
    assertThat(last("")).containsEntry("entered", 1).containsEntry("left", 1);
  }

  @Test
  void oneEstimateIsMadeOfBothSignals() {
    scene.activate(
        Map.of("areas", PLACES, "capacity", 40, "start.count", 12, "publish.seconds", 0));
    scene.cars = List.of(car(0.1, 0.1), car(0.7, 0.1));
    scene.frames(10);

    Map<String, Object> first = last("");
    assertThat((int) first.get("cars.low")).isLessThanOrEqualTo(12);
    assertThat(first)
        .containsKeys("cars.estimate", "cars.high")
        .containsEntry("cars.disagree", false);
    assertThat(scene.messages().get(0).estimate()).isPresent();
    assertThat(scene.messages().get(0).estimate().orElseThrow().high()).isGreaterThanOrEqualTo(10);
  }

  @Test
  void saysWhenWhatIsSeenDoesNotFitToWhoCameAndWent() {
    scene.activate(Map.of("areas", PLACES, "capacity", 40, "start.count", 30));
    for (int i = 0; i < 600; i++) {
      scene.frames(1);
      scene.pass(5_000);
    }

    assertThat(scene.messages().get(0).estimate().orElseThrow().disagree()).isFalse();
    assertThat(scene.messages())
        .anyMatch(message -> message.estimate().map(e -> e.disagree()).orElse(false));
    assertThat(scene.counts()).anyMatch(count -> Boolean.TRUE.equals(count.get("cars.disagree")));
  }

  @Test
  void saysHowLongFramesTake() {
    scene.activate(Map.of());
    scene.frames(51);

    Event report = scene.events(StageReport.EVENT_TOPIC).get(0);
    assertThat(report.getProperty("stage")).isEqualTo("cars-camera");
    assertThat((long) report.getProperty("count")).isGreaterThan(40);
  }

  @Test
  void aCameraThatShowsAnotherPlaceLeavesNoCarsBehind() {
    scene.activate(Map.of("areas", "line gate: 0,0.5 1,0.5", "publish.seconds", 1));
    scene.place = 1;
    scene.cars = List.of(car(0.1, 0.1), car(0.6, 0.6));
    scene.frames(50);
    assertThat(scene.lastMessage().cars()).isEqualTo(2);

    scene.place = 2;
    scene.cars =
        List.of(
            new Detection(car(0.1, 0.1).box(), "car", 0.15),
            new Detection(car(0.6, 0.6).box(), "car", 0.2));
    try (LogLines log = LogLines.begin()) {
      scene.frames(50);
      assertThat(log.contains("event=cars.scene.changed", "pid=lot")).isTrue();
    }

    assertThat(scene.lastMessage().cars()).isZero();
    assertThat(scene.lastMessage().entered()).hasValue(0);
  }

  @Test
  void faintBoxesKeepTheCarsOfTheSamePlace() {
    scene.activate(Map.of("publish.seconds", 1));
    scene.place = 1;
    scene.cars = List.of(car(0.1, 0.1));
    scene.frames(50);
    scene.cars = List.of(new Detection(car(0.1, 0.1).box(), "car", 0.15));
    scene.frames(50);

    assertThat(scene.lastMessage().cars()).isEqualTo(1);
  }

  @Test
  void aCameraMayChangeItsSize() {
    scene.activate(Map.of("areas", PLACES, "publish.seconds", 0));
    scene.cars = List.of(car(0.1, 0.1));
    scene.frames(40);
    scene.ports.clear();
    scene.width = 160;
    scene.height = 90;
    scene.frames(20);

    assertThat(scene.counts()).isEmpty();
  }

  @Test
  void theNameOfWhoCountsIsFoundInTheSurroundings() {
    scene.variables.put("IOT_THING_NAME", "thing-1");
    scene.activate(Map.of());
    scene.frames(5);
    assertThat(scene.lastMessage().uuid()).isEqualTo("thing-1");
    assertThat(scene.lastMessage().gateway()).contains("thing-1");

    scene.variables.put("RESIN_DEVICE_UUID", "5e2fb1f0a1");
    scene.activate(Map.of());
    scene.frames(5);
    assertThat(scene.lastMessage().uuid()).isEqualTo("5e2fb1f0a1");

    scene.variables.put("BALENA_DEVICE_UUID", "7c01");
    scene.activate(Map.of("gateway", "edge"));
    scene.frames(5);
    assertThat(scene.lastMessage().uuid()).isEqualTo("7c01");
    assertThat(scene.lastMessage().gateway()).contains("edge");
  }

  private void drive(double from, double to) {
    double step = Math.signum(to - from) * 0.03;
    scene.cars = List.of();
    scene.frames(20);
    for (double top = from; Math.signum(to - top) == Math.signum(step); top += step) {
      scene.cars = List.of(car(0.4, top));
      scene.frames(1);
    }
    scene.cars = List.of();
    scene.frames(40);
  }

  private Map<String, Object> last(String zone) {
    List<Map<String, Object>> counts =
        scene.counts().stream().filter(c -> c.getOrDefault("zone", "").equals(zone)).toList();
    return counts.get(counts.size() - 1);
  }
}

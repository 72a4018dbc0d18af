package io.marram.cars.internal;

import static io.marram.cars.internal.ParkingScene.car;
import static io.marram.cars.internal.ParkingScene.config;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cars.Detection;
import io.marram.contract.CarCountMessage;
import io.marram.contract.FrameReceipt;
import io.marram.contract.StageReport;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.RgbImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.component.ComponentException;
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
  void withoutADetectorNothingIsSaidAndTheStageDoesNothing() {
    scene.activate(Map.of());
    scene.missing = "no inference engine matches the target filter";
    scene.frames(60);

    assertThat(scene.counts()).isEmpty();
    assertThat(scene.events(StageReport.EVENT_TOPIC)).isNotEmpty();
    assertThat(scene.events(StageReport.EVENT_TOPIC).get(0).getProperty("stage")).isEqualTo("cars");
    assertThat(scene.events(StageReport.EVENT_TOPIC).get(0).getProperty("count")).isEqualTo(0L);
    assertThat(scene.events(FrameReceipt.TOPIC)).isEmpty();

    scene.missing = "";
    scene.frames(10);
    assertThat(scene.counts()).isNotEmpty();
  }

  @Test
  void saysHowLongFramesTake() {
    scene.activate(Map.of());
    scene.frames(51);

    Event report = scene.events(StageReport.EVENT_TOPIC).get(0);
    assertThat((long) report.getProperty("count")).isGreaterThan(40);
  }

  @Test
  void aDetectorThatFailsStopsNothing() {
    CarDetector component = scene.activate(Map.of());
    scene.failing = "the model has ended";
    scene.frames(5);
    scene.failing = "";
    scene.broken = new UnsupportedOperationException("surprise");
    scene.frames(5);
    scene.broken = null;
    assertThat(scene.counts()).isEmpty();

    scene.frames(5);
    assertThat(scene.counts()).isNotEmpty();
    assertThat(component.desk().tally())
        .isEqualTo("counted=5 late=0 refused=0 failed=10 waiting=0");
  }

  @Test
  void garbageIsCountedAndTheNextFrameIsFine() {
    CarDetector component = scene.activate(Map.of());
    for (byte[] garbage : List.of(new byte[0], "no picture".getBytes(), new byte[100])) {
      scene.receive(ParkingScene.frame(scene.now, garbage));
    }
    scene.frames(5);

    assertThat(scene.counts()).isNotEmpty();
    assertThat(component.desk().tally()).startsWith("counted=5 late=0 refused=3");
    assertThat(scene.events(FrameReceipt.TOPIC)).hasSize(8);
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
  void aFrameThatIsTooLargeIsRefused() {
    CarDetector component = scene.activate(Map.of("largest.picture", 1));
    scene.receive(ParkingScene.frame(scene.now, ParkingScene.jpeg(1200, 1000)));

    assertThat(component.desk().tally()).contains("refused=1");
    assertThat(scene.looks).isZero();
  }

  @Test
  void framesOutOfTurnChangeNothing() {
    CarDetector component = scene.activate(Map.of("publish.seconds", 0));
    scene.frames(10);
    int before = scene.counts().size();
    scene.receive(scene.frame(ParkingScene.BEGIN));

    assertThat(scene.counts()).hasSize(before);
    assertThat(component.desk().tally()).startsWith("counted=10 late=1");
  }

  @Test
  void recordsThatAreNoFramesAreIgnored() {
    CarDetector component = scene.activate(Map.of());
    scene.receive(new WireRecord(Map.of("temperature", TypedValues.newDoubleValue(21))));

    assertThat(component.desk().tally()).isEqualTo("counted=0 late=0 refused=0 failed=0 waiting=0");
  }

  @Test
  void aCameraThatKeepsItsFramesIsToldWhichAreDone() {
    scene.activate(Map.of());
    scene.frames(1);
    scene.receive(
        new WireRecord(
            Map.of(
                "frame.id", TypedValues.newStringValue("bad"),
                "frame.source", TypedValues.newStringValue("camera"),
                "frame.error", TypedValues.newStringValue("not Base64"))));

    assertThat(scene.events(FrameReceipt.TOPIC))
        .extracting(event -> event.getProperty("frame.id"))
        .containsExactly("f" + ParkingScene.BEGIN, "bad");
    assertThat(scene.events(FrameReceipt.TOPIC).get(0).getProperty("frame.source"))
        .isEqualTo("camera");
  }

  @Test
  void framesThatOthersWorkOnAreLeftToThem() {
    scene.activate(Map.of("settle.frames", false));
    scene.frames(3);

    assertThat(scene.events(FrameReceipt.TOPIC)).isEmpty();
  }

  @Test
  void aBadConfigurationIsAStateAndCanBeCorrected() {
    CarDetector component = scene.activate(Map.of());
    for (Map<String, ?> bad :
        List.<Map<String, ?>>of(
            Map.of("areas", "zone a: 0,0 1,1"),
            Map.of("areas", "zone a: 0,0 1,1 1,0 0,1"),
            Map.of("areas", "stall a: 0,0 1280,0 1280,720"),
            Map.of("least.score", 1.5),
            Map.of("detector", "eyes"),
            Map.of("detector", "impulse"),
            Map.of("model", " "),
            Map.of("input.size", "large"),
            Map.of("tiles", "9x1"),
            Map.of("labels", "car,,bus"),
            Map.of("capacity", -1),
            Map.of("capacity", 10, "start.count", 11),
            Map.of("entry.lines", "nowhere"),
            Map.of("lot.zone", "nowhere"),
            Map.of("publish.seconds", -1),
            Map.of("look.closer", true),
            Map.of("pictures", "always"),
            Map.of("picture.kilobytes", Integer.MAX_VALUE),
            Map.of("picture.size", 1),
            Map.of("uuid", "x".repeat(129)),
            Map.of("smoothing.seconds", -1.0),
            Map.of("least.score", new ComponentException("not a number")))) {
      component.modified(config(bad));
      assertThat(component.desk().isRunning()).as("%s", bad).isFalse();
      scene.frames(1);
    }
    assertThat(scene.counts()).isEmpty();
    assertThat(scene.events(FrameReceipt.TOPIC)).isEmpty();

    component.modified(config(Map.of()));
    scene.frames(5);
    assertThat(scene.counts()).isNotEmpty();
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

  @Test
  void aPictureIsMadeOnRequestAndOnlyIfSomebodyListens() throws Exception {
    scene.activate(Map.of("pictures", "request"));
    scene.cars = List.of(car(0.1, 0.1));
    scene.frames(10);
    request();
    scene.frames(1);
    assertThat(scene.ports.records(1)).isEmpty();

    scene.ports.connect(1, true);
    request();
    scene.frames(2);
    assertThat(scene.ports.records(1)).hasSize(1);
    Map<String, Object> picture = ParkingScene.values(scene.ports.records(1)).get(0);
    assertThat(picture)
        .containsKeys("frame.id", "frame.time")
        .containsEntry("frame.source", "camera")
        .containsEntry("cars", 1);
    RgbImage shown = new PictureDecoder().decode((byte[]) picture.get("frame"));
    assertThat(picture)
        .containsEntry("frame.width", shown.width())
        .containsEntry("frame.height", shown.height());
  }

  @Test
  void picturesOnChangeAreNotMoreThanWanted() {
    scene.ports.connect(1, true);
    scene.activate(Map.of("pictures", "change", "picture.seconds", 10));
    scene.frames(10);
    assertThat(scene.ports.records(1)).hasSize(1);

    scene.cars = List.of(car(0.1, 0.1));
    scene.frames(20);
    assertThat(scene.ports.records(1)).hasSize(1);
    scene.frames(40);
    assertThat(scene.ports.records(1)).hasSize(2);
    scene.frames(100);
    assertThat(scene.ports.records(1)).hasSize(2);
  }

  @Test
  void framesGoOnWithWhatWasFoundInThemIfSomebodyListens() {
    scene.activate(Map.of());
    scene.cars = List.of(car(0.5, 0.25), new Detection(new Box(0, 0, 0.5f, 0.5f), "person", 0.5));
    scene.frames(1);
    assertThat(scene.ports.records(2)).isEmpty();

    scene.ports.connect(2, true);
    scene.frames(1);
    List<Map<String, Object>> records = ParkingScene.values(scene.ports.records(2));
    assertThat(records).hasSize(3);
    assertThat(records.get(0))
        .containsKeys("frame", "frame.id")
        .containsEntry("detections.count", 2);
    assertThat(records.get(1))
        .containsEntry("detection.index", 0)
        .containsEntry("detection.label", "car")
        .containsEntry("detection.score", 0.9)
        .containsKey("frame.id");
    Box box = Box.parse((String) records.get(1).get("detection.box"));
    assertThat(box.left()).isEqualTo(32);
    assertThat(box.top()).isEqualTo(12);
    assertThat(records.get(2)).containsEntry("detection.label", "person");
  }

  @Test
  void afterDeactivationNothingIsEmittedAndTheDetectorIsClosed() {
    CarDetector component = scene.activate(Map.of());
    scene.frames(1);
    component.deactivate();
    scene.frames(10);

    assertThat(scene.counts()).isEmpty();
    assertThat(scene.closed).isPositive();
    assertThat(component.desk().tally()).contains("waiting=10");
  }

  private void request() {
    scene.receive(new WireRecord(Map.of("picture.request", TypedValues.newBooleanValue(true))));
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

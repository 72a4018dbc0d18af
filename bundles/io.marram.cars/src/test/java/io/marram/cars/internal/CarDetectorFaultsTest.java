package io.marram.cars.internal;

import static io.marram.cars.internal.ParkingScene.car;
import static io.marram.cars.internal.ParkingScene.config;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.FrameReceipt;
import io.marram.contract.StageReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.testing.LogLines;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.component.ComponentException;

/** What a car detector does when something is wrong. */
class CarDetectorFaultsTest {

  @TempDir Path data;

  private ParkingScene scene;

  @BeforeEach
  void begin() {
    scene = new ParkingScene(data);
  }

  @Test
  void withoutADetectorNothingIsSaidAndTheStageDoesNothing() {
    scene.activate(Map.of());
    scene.missing = "no inference engine matches the target filter";
    scene.frames(60);

    assertThat(scene.counts()).isEmpty();
    assertThat(scene.events(StageReport.EVENT_TOPIC)).isNotEmpty();
    assertThat(scene.events(StageReport.EVENT_TOPIC).get(0).getProperty("stage"))
        .isEqualTo("cars-camera");
    assertThat(scene.events(StageReport.EVENT_TOPIC).get(0).getProperty("count")).isEqualTo(0L);
    assertThat(scene.events(FrameReceipt.TOPIC)).isEmpty();

    scene.missing = "";
    scene.frames(10);
    assertThat(scene.counts()).isNotEmpty();
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
            Map.of("InferenceEngineService.target", "(kura.service.pid=engine"),
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
  void afterDeactivationNothingIsEmittedAndTheDetectorIsClosed() {
    CarDetector component = scene.activate(Map.of());
    scene.frames(1);
    component.deactivate();
    scene.frames(10);

    assertThat(scene.counts()).isEmpty();
    assertThat(scene.closed).isPositive();
    assertThat(component.desk().tally()).contains("waiting=10");
  }

  @Test
  void whatTheModelCannotNameIsSaidOnce() {
    scene.labels = List.of("car", "truck", "person");
    try (LogLines log = LogLines.begin()) {
      scene.activate(Map.of("labels", "car;lorry", "areas", "line gate: 0,0.5 1,0.5 labels=tram"));
      scene.cars = List.of(car(0.1, 0.1));
      scene.frames(10);

      assertThat(log.toString().lines().filter(line -> line.contains("cars.labels.unknown")))
          .singleElement()
          .asString()
          .contains("pid=lot labels=\"lorry, tram\"");
    }
    assertThat(scene.lastMessage().cars()).isEqualTo(1);
  }

  @Test
  void aModelThatCanNameNothingThatCountsIsWaitedForAndMayBeReplaced() {
    CarDetector component = scene.activate(Map.of("labels", "lorry"));
    scene.labels = List.of("person");
    try (LogLines log = LogLines.begin()) {
      scene.frames(10);
      assertThat(log.contains("event=cars.waiting", "only person")).isTrue();
    }
    assertThat(scene.counts()).isEmpty();
    assertThat(component.desk().tally()).contains("waiting=10");

    scene.labels = List.of("person", "lorry");
    scene.frames(10);
    assertThat(scene.lastMessage().cars()).isZero();
  }

  @Test
  void ofTwoCamerasOneGivesTheStageItsName() {
    scene.activate(Map.of());
    for (int i = 0; i < 120; i++) {
      scene.receive(ParkingScene.frame(scene.now, ParkingScene.jpeg(64, 48)));
      scene.receive(
          new WireRecord(
              Map.of(
                  "frame.error", TypedValues.newStringValue("broken"),
                  "frame.source", TypedValues.newStringValue("other"))));
      scene.pass(100);
    }

    assertThat(scene.events(StageReport.EVENT_TOPIC))
        .isNotEmpty()
        .allMatch(report -> report.getProperty("stage").toString().matches("cars-(camera|other)"));
  }
}

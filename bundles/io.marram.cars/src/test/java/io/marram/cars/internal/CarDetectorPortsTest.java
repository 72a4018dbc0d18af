package io.marram.cars.internal;

import static io.marram.cars.internal.ParkingScene.car;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cars.Detection;
import io.marram.contract.FrameReceipt;
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

/**
 * What a car detector gives beside counts: annotated pictures, frames with what was found in them,
 * receipts.
 */
class CarDetectorPortsTest {

  @TempDir Path data;

  private ParkingScene scene;

  @BeforeEach
  void begin() {
    scene = new ParkingScene(data);
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
  void whatIsFoundTwiceOnOneCarGoesOnOnce() {
    scene.ports.connect(2, true);
    scene.activate(Map.of());
    scene.cars = List.of(car(0.5, 0.25), new Detection(car(0.5, 0.25).box(), "truck", 0.4));
    scene.frames(1);

    assertThat(ParkingScene.values(scene.ports.records(2)))
        .extracting(record -> record.get("detection.label"))
        .containsExactly(null, "car");
  }

  private void request() {
    scene.receive(new WireRecord(Map.of("picture.request", TypedValues.newBooleanValue(true))));
  }
}

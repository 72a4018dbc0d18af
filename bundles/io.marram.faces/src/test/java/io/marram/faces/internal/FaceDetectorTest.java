package io.marram.faces.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.StageReport;
import io.marram.contract.WireProperties;
import io.marram.faces.SquareNetworks;
import io.marram.networks.FakeEngine;
import io.marram.vision.alignment.FaceChip;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Landmarks;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.RgbImage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.ComponentException;
import org.osgi.service.event.Event;
import org.osgi.service.wireadmin.Wire;

class FaceDetectorTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final Map<String, Object> STRICT =
      Map.of("proposal.threshold", 0.9, "refinement.threshold", 0.9, "output.threshold", 0.9);

  private final RecordedWires wires = new RecordedWires();
  private final FakeEngine engine = engine();
  private final List<Event> events = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private final FaceDetector detector =
      new FaceDetector(
          wires,
          Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC),
          new SearchStage(new PostedEvents(events), nanos::get));

  /** An inference engine whose three models take white squares for faces. */
  private static FakeEngine engine() {
    FakeEngine engine = new FakeEngine();
    engine.models.put("mtcnn-pnet", SquareNetworks.proposal());
    engine.models.put("mtcnn-rnet", SquareNetworks.refinement());
    engine.models.put("mtcnn-onet", SquareNetworks.output());
    return engine;
  }

  @BeforeEach
  void activate() {
    detector.setInferenceEngineService(engine);
    detector.activate(DeclarativeServices.context("faces"), config(STRICT));
    detector.consumersConnected(new Wire[1]);
  }

  @Test
  void emitsAHeaderAndARecordForEachFace() throws Exception {
    receive(frame(Pictures.jpeg(160, 120, 30, 20, 100, 70)));

    List<WireRecord> records = onlyEnvelope();
    assertThat(values(records.get(0)))
        .containsOnly(
            Map.entry("frame.id", "r1"),
            Map.entry("frame.source", "thing"),
            Map.entry("frame.time", 17L),
            Map.entry("frame.name", "a.jpg"),
            Map.entry("frame.width", 160),
            Map.entry("frame.height", 120),
            Map.entry("faces.count", 2),
            Map.entry("faces.time", NOW));
    assertThat(records).hasSize(3);
    for (int i = 0; i < 2; i++) {
      Map<String, Object> face = values(records.get(i + 1));
      assertThat(face)
          .containsOnlyKeys(
              "frame.id", "face.index", "face", "face.box", "face.landmarks", "face.score")
          .containsEntry("frame.id", "r1")
          .containsEntry("face.index", i);
      assertThat((double) face.get("face.score")).isBetween(0.9, 1.0);
      assertThat(Box.parse((String) face.get("face.box")).width()).isBetween(18f, 26f);
      assertThat(Landmarks.parse((String) face.get("face.landmarks")).eyeDistance())
          .isBetween(6f, 12f);
      RgbImage chip = new PictureDecoder().decode((byte[]) face.get("face"));
      assertThat(chip.width()).isEqualTo(FaceChip.SIZE);
      assertThat(chip.height()).isEqualTo(FaceChip.SIZE);
    }
  }

  @Test
  void aFrameWithoutFacesHasAHeaderOnly() {
    receive(frame(Pictures.jpeg(160, 120)));

    assertThat(onlyEnvelope()).hasSize(1);
    assertThat(values(onlyEnvelope().get(0))).containsEntry("faces.count", 0);
  }

  @Test
  void readsGreyInksAndPng() {
    receive(frame(Pictures.greyJpeg(160, 120, 30, 20)));
    receive(frame(Pictures.inkJpeg(160, 120, 30, 20)));
    receive(frame(Pictures.png(160, 120, 30, 20)));

    assertThat(wires.envelopes()).hasSize(3).allMatch(records -> records.size() == 2);
  }

  @Test
  void turnsAPictureUprightBeforeSearching() {
    receive(frame(Pictures.turned(Pictures.jpeg(160, 120, 30, 20))));

    Map<String, Object> header = values(onlyEnvelope().get(0));
    Box box = Box.parse((String) values(onlyEnvelope().get(1)).get("face.box"));
    assertThat(header).containsEntry("frame.width", 120).containsEntry("frame.height", 160);
    // What was 20 from the top is now 120 - 20 - 24 from the left.
    assertThat(box.left()).isBetween(72f, 82f);
    assertThat(box.top()).isBetween(26f, 36f);
  }

  @Test
  void cutsOutAFaceAtTheEdge() throws Exception {
    receive(frame(Pictures.jpeg(100, 80, -1, 57)));

    Map<String, Object> face = values(onlyEnvelope().get(1));
    assertThat(new PictureDecoder().decode((byte[]) face.get("face")).width()).isEqualTo(192);
  }

  @Test
  void answersABadPictureWithTheReason() {
    assertError(Pictures.truncated(Pictures.jpeg(160, 120, 30, 20)), "truncated JPEG");
    assertError(Pictures.webp(), "WebP pictures are not supported, send JPEG or PNG");
    assertError(Pictures.huge(), "declares 30000x30000 pixels, at most 16000000 are allowed");
    assertError(new byte[0], "empty");
    assertError("no picture".getBytes(), "not a picture");
    assertThat(detector.desk().counts()).isEqualTo(new FrameCounts(0, 0, 5, 0));
  }

  @Test
  void aFrameWithoutAPictureIsAnswered() {
    receive(new WireRecord(Map.of("frame.id", TypedValues.newStringValue("r1"))));

    assertThat((String) values(onlyEnvelope().get(0)).get("frame.error")).startsWith("empty");
  }

  @Test
  void passesOnWhatTheCameraCouldNotUse() {
    WireRecord error =
        new WireRecord(
            Map.of(
                WireProperties.FRAME_ID, TypedValues.newStringValue("r1"),
                WireProperties.FRAME_ERROR, TypedValues.newStringValue("not Base64")));

    receive(error);

    assertThat(onlyEnvelope()).containsExactly(error);
    assertThat(detector.desk().counts().refused()).isEqualTo(1);
  }

  @Test
  void ignoresRecordsThatAreNoFrames() {
    receive(new WireRecord(Map.of("temperature", TypedValues.newDoubleValue(21))));

    assertThat(wires.envelopes()).isEmpty();
  }

  @Test
  void aBadFrameInAnEnvelopeDoesNotHinderTheNext() {
    detector.onWireReceive(
        new WireEnvelope(
            "camera", List.of(frame(Pictures.webp()), frame(Pictures.jpeg(160, 120, 30, 20)))));

    assertThat(wires.envelopes()).hasSize(2);
    assertThat(wires.envelopes().get(1)).hasSize(2);
  }

  @Test
  void withoutAnEngineFramesWaitAndGoOnWhenItIsBack() {
    WireRecord frame = frame(Pictures.jpeg(160, 120, 30, 20));
    detector.unsetInferenceEngineService(engine);
    receive(frame);
    assertThat(wires.envelopes()).isEmpty();

    detector.setInferenceEngineService(engine);
    engine.ready = false;
    receive(frame);
    assertThat(wires.envelopes()).isEmpty();

    engine.ready = true;
    receive(frame);
    assertThat(wires.envelopes()).hasSize(1);
    assertThat(detector.desk().counts()).isEqualTo(new FrameCounts(1, 1, 0, 2));
  }

  @Test
  void withoutAModelFramesWait() {
    engine.models.remove("mtcnn-onet");

    receive(frame(Pictures.jpeg(160, 120, 30, 20)));

    assertThat(wires.envelopes()).isEmpty();
    assertThat(detector.desk().counts().waiting()).isEqualTo(1);
  }

  @Test
  void framesWaitUntilAnEngineHasLoadedTheModelsThatItKnows() {
    engine.loaded = false;
    engine.failures = 2;

    receive(frame(Pictures.jpeg(160, 120, 30, 20)));

    assertThat(wires.envelopes()).isEmpty();
    assertThat(detector.desk().counts().waiting()).isEqualTo(1);
  }

  @Test
  void theOldEngineLeavingDoesNotTakeTheNewOneAway() {
    FakeEngine next = engine();
    detector.setInferenceEngineService(next);
    detector.unsetInferenceEngineService(engine);

    receive(frame(Pictures.jpeg(160, 120, 30, 20)));

    assertThat(wires.envelopes()).hasSize(1);
    assertThat(next.lastInput).isNotNull();
  }

  @Test
  void aFailureWhileModelsAreExchangedIsNotThePicturesFault() {
    engine.failures = 1;
    receive(frame(Pictures.jpeg(160, 120, 30, 20)));
    assertThat(onlyEnvelope()).hasSize(2);

    engine.failures = 2;
    engine.beforeFailure = () -> engine.ready = engine.failures > 0;
    receive(frame(Pictures.jpeg(160, 120, 30, 20)));
    assertThat(wires.envelopes()).hasSize(1);
    assertThat(detector.desk().counts().waiting()).isEqualTo(1);
  }

  @Test
  void aPictureThatInferenceRejectsIsAnswered() {
    engine.failures = Integer.MAX_VALUE;

    receive(frame(Pictures.jpeg(160, 120, 30, 20)));

    assertThat((String) values(onlyEnvelope().get(0)).get("frame.error"))
        .startsWith("the picture could not be searched for faces: network mtcnn-pnet");
  }

  @Test
  void anUnexpectedExceptionStopsNothing() {
    engine.broken = new UnsupportedOperationException("surprise");
    receive(frame(Pictures.jpeg(160, 120, 30, 20)));
    engine.broken = null;
    receive(frame(Pictures.jpeg(160, 120, 30, 20)));

    assertThat(wires.envelopes()).hasSize(2);
    assertThat((String) values(wires.envelopes().get(0).get(0)).get("frame.error"))
        .contains("surprise");
    assertThat(wires.envelopes().get(1)).hasSize(2);
  }

  @Test
  void aBadConfigurationIsAStateAndCanBeCorrected() {
    detector.modified(config(Map.of("smallest.face", -1)));
    assertThat(detector.desk().isSearching()).isFalse();
    receive(frame(Pictures.jpeg(160, 120, 30, 20)));
    assertThat(wires.envelopes()).isEmpty();

    detector.modified(config(Map.of("smallest.face", new ComponentException("not a number"))));
    assertThat(detector.desk().isSearching()).isFalse();

    detector.modified(config(STRICT));
    receive(frame(Pictures.jpeg(160, 120, 30, 20)));
    assertThat(wires.envelopes()).hasSize(1);
  }

  @Test
  void settingsTakeEffectAtOnce() {
    detector.modified(config(Map.of("largest.picture", 1)));

    receive(frame(Pictures.jpeg(1200, 1000)));

    assertThat((String) values(onlyEnvelope().get(0)).get("frame.error"))
        .isEqualTo("declares 1200x1000 pixels, at most 1000000 are allowed");
  }

  @Test
  void afterDeactivationNothingIsEmitted() {
    detector.deactivate();

    receive(frame(Pictures.jpeg(160, 120, 30, 20)));

    assertThat(wires.envelopes()).isEmpty();
  }

  @Test
  void searchesNothingThatNobodyWouldHearOf() {
    detector.consumersConnected(null);
    receive(frame(Pictures.jpeg(160, 120, 30, 20)));
    assertThat(engine.lastInput).isNull();

    detector.consumersConnected(new Wire[1]);
    receive(frame(Pictures.jpeg(160, 120, 30, 20)));
    assertThat(wires.envelopes()).hasSize(1);
  }

  @Test
  void saysHowLongFramesTake() {
    receive(frame(Pictures.jpeg(160, 120, 30, 20)));
    receive(frame(Pictures.webp()));
    assertThat(events).isEmpty();

    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    receive(frame(Pictures.jpeg(160, 120, 30, 20)));

    assertThat(events).hasSize(1);
    assertThat(events.get(0).getTopic()).isEqualTo(StageReport.EVENT_TOPIC);
    assertThat(events.get(0).getProperty("stage")).isEqualTo("faces");
    assertThat(events.get(0).getProperty("count")).isEqualTo(2L);
  }

  @Test
  void leavesTheWiresToKura() {
    assertThat(detector.polled(null)).isEqualTo("polled");
  }

  private void assertError(byte[] picture, String reason) {
    wires.clear();
    receive(frame(picture));
    Map<String, Object> error = values(onlyEnvelope().get(0));
    assertThat(error)
        .containsOnlyKeys("frame.id", "frame.source", "frame.time", "frame.name", "frame.error")
        .containsEntry("frame.id", "r1");
    assertThat((String) error.get("frame.error")).startsWith(reason);
  }

  private void receive(WireRecord record) {
    detector.onWireReceive(new WireEnvelope("camera", List.of(record)));
  }

  private List<WireRecord> onlyEnvelope() {
    assertThat(wires.envelopes()).hasSize(1);
    return wires.envelopes().get(0);
  }

  private static FaceDetectorConfig config(Map<String, Object> changed) {
    return DeclarativeServices.configuration(FaceDetectorConfig.class, changed);
  }

  private static WireRecord frame(byte[] picture) {
    return new WireRecord(
        Map.of(
            WireProperties.FRAME, TypedValues.newByteArrayValue(picture),
            WireProperties.FRAME_ID, TypedValues.newStringValue("r1"),
            WireProperties.FRAME_SOURCE, TypedValues.newStringValue("thing"),
            WireProperties.FRAME_TIME, TypedValues.newLongValue(17),
            WireProperties.FRAME_NAME, TypedValues.newStringValue("a.jpg")));
  }

  private static Map<String, Object> values(WireRecord record) {
    Map<String, Object> values = new HashMap<>();
    for (Map.Entry<String, TypedValue<?>> property : record.getProperties().entrySet()) {
      values.put(property.getKey(), property.getValue().getValue());
    }
    return values;
  }
}

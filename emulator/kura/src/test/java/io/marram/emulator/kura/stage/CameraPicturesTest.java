package io.marram.emulator.kura.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.kura.observation.CameraPicture;
import io.marram.emulator.kura.observation.CameraPicture.FoundBox;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraPicturesTest {
  private static final byte[] JPEG = {1, 2, 3};

  private final StageRegistry registry = new StageRegistry(null);
  private final Stage camera = registry.open("camera");
  private final Stage detector = registry.open("detector");

  @Test
  void keepsTheLastFrameOfACameraWithoutCopyingIt() {
    camera.emit(envelope(frame("1", new byte[] {9})));
    camera.emit(envelope(frame("2", JPEG)));

    CameraPicture picture = only();

    assertThat(picture.jpeg()).isSameAs(JPEG);
    assertThat(picture.pid()).isEqualTo("camera");
    assertThat(picture.source()).isEqualTo("door");
    assertThat(picture.time()).isEqualTo(1_700_000_000_000L);
    assertThat(picture.width()).isEqualTo(640);
    assertThat(picture.height()).isEqualTo(480);
    assertThat(picture.boxes()).isEmpty();
  }

  @Test
  void showsTheBoxesThatLaterRecordsGiveForTheVeryFrame() {
    camera.emit(envelope(frame("1", JPEG)));

    detector.emit(
        envelope(
            about("1"), box("1", "face", "10,20,30.5,40", 0.9), box("1", "car", "1,2,3,4", 1)));

    assertThat(only().boxes())
        .containsExactlyInAnyOrder(
            new FoundBox(10, 20, 30.5, 40, "face", 0.9), new FoundBox(1, 2, 3, 4, "car", 1));
  }

  @Test
  void showsABoxOnceThoughItPassesSeveralComponents() {
    camera.emit(envelope(frame("1", JPEG)));

    detector.emit(envelope(box("1", "face", "1,2,3,4", 0.9)));
    registry.open("queue").emit(envelope(box("1", "face", "1,2,3,4", 0.9)));

    assertThat(only().boxes()).hasSize(1);
  }

  @Test
  void showsTheFrameBeforeWhileTheLastIsBeingExamined() {
    camera.emit(envelope(frame("1", JPEG)));
    detector.emit(envelope(box("1", "face", "1,2,3,4", 0.9)));
    camera.emit(envelope(frame("2", new byte[] {9})));
    assertThat(only().jpeg()).isSameAs(JPEG);

    detector.emit(envelope(about("2")));

    assertThat(only().jpeg()).containsExactly(9);
    assertThat(only().boxes()).isEmpty();
  }

  @Test
  void showsTheLastFrameOnceNobodyExaminesFramesAnyMore() {
    camera.emit(envelope(frame("1", JPEG)));
    detector.emit(envelope(box("1", "face", "1,2,3,4", 0.9)));

    camera.emit(envelope(frame("2", new byte[] {8})));
    camera.emit(envelope(frame("3", new byte[] {9})));

    assertThat(only().jpeg()).containsExactly(9);
  }

  @Test
  void doesNotTakeForACameraWhatPassesFramesOn() {
    Stage fifo = registry.open("fifo");
    WireEnvelope frame = envelope(frame("1", JPEG));
    camera.emit(frame);

    fifo.deliver(frame, fifo::emit);

    assertThat(only().pid()).isEqualTo("camera");
  }

  @Test
  void showsAFrameThatIsDrawnAnewBesideTheCamera() {
    Stage counter = registry.open("counter");
    byte[] annotated = {7};
    WireEnvelope frame = envelope(frame("1", JPEG));
    camera.emit(frame);

    counter.deliver(frame, received -> counter.emit(envelope(frame("1", annotated))));

    assertThat(registry.pictures())
        .extracting(CameraPicture::pid)
        .containsExactly("camera", "counter");
    assertThat(registry.pictures().get(1).jpeg()).isEqualTo(annotated);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,2,3", "1,2,3,4,5", "a,b,c,d", "1,2,NaN,4", "1,2,Infinity,4"})
  void ignoresABoxThatIsNone(String text) {
    camera.emit(envelope(frame("1", JPEG)));

    detector.emit(envelope(box("1", "face", text, 0.5)));

    assertThat(only().boxes()).isEmpty();
  }

  @Test
  void keepsNoMoreThanAThousandBoxes() {
    camera.emit(envelope(frame("1", JPEG)));

    for (int i = 0; i < 1_100; i++) {
      detector.emit(envelope(box("1", "face", i + ",0,1,1", 0.5)));
    }

    assertThat(only().boxes()).hasSize(1_000);
  }

  @Test
  void forgetsThePictureOfACameraThatIsActivatedAgainThoughAThreadStillEmits() {
    camera.emit(envelope(frame("1", JPEG)));
    registry.open("camera");

    camera.emit(envelope(frame("2", JPEG)));

    assertThat(registry.pictures()).isEmpty();
  }

  private CameraPicture only() {
    assertThat(registry.pictures()).hasSize(1);
    return registry.pictures().get(0);
  }

  private static WireEnvelope envelope(WireRecord... records) {
    return new WireEnvelope("emitter", Arrays.asList(records));
  }

  private static WireRecord frame(String id, byte[] jpeg) {
    return new WireRecord(
        Map.of(
            "frame", TypedValues.newByteArrayValue(jpeg),
            "frame.id", TypedValues.newStringValue(id),
            "frame.source", TypedValues.newStringValue("door"),
            "frame.time", TypedValues.newLongValue(1_700_000_000_000L),
            "frame.width", TypedValues.newIntegerValue(640),
            "frame.height", TypedValues.newIntegerValue(480)));
  }

  private static WireRecord about(String id) {
    return new WireRecord(Map.of("frame.id", TypedValues.newStringValue(id)));
  }

  private static WireRecord box(String id, String label, String box, double score) {
    Map<String, TypedValue<?>> properties = new HashMap<>(about(id).getProperties());
    properties.put(label + ".box", TypedValues.newStringValue(box));
    properties.put(label + ".score", TypedValues.newDoubleValue(score));
    return new WireRecord(properties);
  }
}

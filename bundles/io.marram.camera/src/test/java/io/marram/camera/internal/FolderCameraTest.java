package io.marram.camera.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.Pictures;
import io.marram.contract.FrameReceipt;
import io.marram.contract.WireProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.event.Event;

@Timeout(120)
class FolderCameraTest {

  private static final byte[] PICTURE = Pictures.jpeg(32, 24);

  @TempDir Path folder;

  private final RecordedWires wires = new RecordedWires();
  private final FolderCamera camera = new FolderCamera(wires);

  @AfterEach
  void stop() {
    camera.deactivate();
  }

  @Test
  void emitsAPictureAndMovesItOnceItIsSettled() throws Exception {
    activate(Map.of());
    Files.write(folder.resolve("a.jpg"), PICTURE);

    awaitEmitted(1);
    assertThat(folder.resolve("a.jpg")).exists();
    WireRecord emitted = wires.records().get(0);
    assertThat(text(emitted, WireProperties.FRAME_ID)).startsWith("a.jpg-");
    assertThat(text(emitted, WireProperties.FRAME_SOURCE)).isEqualTo("door");
    assertThat(text(emitted, WireProperties.FRAME_NAME)).isEqualTo("a.jpg");
    settle(emitted);

    Eventually.until("the picture is moved", () -> Files.exists(folder.resolve("done/a.jpg")));
    assertThat(folder.resolve("a.jpg")).doesNotExist();
  }

  @Test
  void keepsAnOlderPictureOfTheSameName() throws Exception {
    Files.createDirectories(folder.resolve("done"));
    Files.writeString(folder.resolve("done/a.jpg"), "older");
    Files.write(folder.resolve("a.jpg"), PICTURE);
    wires.connect(this::settle);
    activate(Map.of());

    Eventually.until("the picture is moved", () -> Files.notExists(folder.resolve("a.jpg")));

    try (var done = Files.list(folder.resolve("done"))) {
      assertThat(done).hasSize(2);
    }
    assertThat(folder.resolve("done/a.jpg")).hasContent("older");
  }

  @Test
  void deletesASettledPictureIfAskedTo() throws Exception {
    wires.connect(this::settle);
    activate(Map.of("afterwards", "delete"));

    Files.write(folder.resolve("a.jpg"), PICTURE);

    awaitEmitted(1);
    Eventually.until("the picture is deleted", () -> Files.notExists(folder.resolve("a.jpg")));
    assertThat(folder.resolve("done")).doesNotExist();
  }

  @Test
  void leavesSettledPicturesIfAskedToAndEmitsThemOnce() throws Exception {
    wires.connect(this::settle);
    Files.write(folder.resolve("a.jpg"), PICTURE);
    activate(Map.of("afterwards", "leave"));
    awaitEmitted(1);

    Files.write(folder.resolve("b.jpg"), PICTURE);
    awaitEmitted(2);

    assertThat(names()).containsExactly("a.jpg", "b.jpg");
    assertThat(folder.resolve("a.jpg")).exists();
  }

  @Test
  void emitsInTheOrderOfNames() throws Exception {
    wires.connect(this::settle);
    for (String name : List.of("c.png", "a.jpg", "b.jpeg", "d.txt")) {
      Files.write(folder.resolve(name), PICTURE);
    }

    activate(Map.of());

    awaitEmitted(3);
    assertThat(names()).containsExactly("a.jpg", "b.jpeg", "c.png");
  }

  @Test
  void movesWhatIsNoPictureAsideAndGoesOn() throws Exception {
    wires.connect(this::settle);
    Files.writeString(folder.resolve("a.jpg"), "no picture");
    Files.write(folder.resolve("b.jpg"), Pictures.webp());
    Files.write(folder.resolve("c.png"), Pictures.pngDeclaring(30_000, 30_000));
    Files.write(folder.resolve("d.jpg"), new byte[5000]);
    Files.write(folder.resolve("e.jpg"), Pictures.jpeg(8, 8));
    activate(Map.of("largest.picture.bytes", 4000));

    awaitEmitted(1);

    assertThat(names()).containsExactly("e.jpg");
    for (String bad : List.of("a.jpg", "b.jpg", "c.png", "d.jpg")) {
      assertThat(folder.resolve("failed").resolve(bad)).exists();
    }
  }

  @Test
  void emitsAnUnsettledPictureAgainWithTheSameRequestId() throws Exception {
    Files.write(folder.resolve("a.jpg"), PICTURE);
    activate(Map.of());

    awaitEmitted(2);

    assertThat(wires.records())
        .extracting(r -> text(r, WireProperties.FRAME_ID))
        .containsOnly(text(wires.records().get(0), WireProperties.FRAME_ID));
    assertThat(folder.resolve("a.jpg")).exists();
  }

  @Test
  void emitsEverythingOverAndOverInALoop() throws Exception {
    wires.connect(this::settle);
    Files.write(folder.resolve("a.jpg"), PICTURE);
    activate(Map.of("loop", true));

    awaitEmitted(3);

    assertThat(wires.records())
        .extracting(r -> text(r, WireProperties.FRAME_ID))
        .doesNotHaveDuplicates();
    assertThat(folder.resolve("a.jpg")).exists();
  }

  @Test
  void waitsForAFolderThatIsNotThereYet() throws Exception {
    Path later = folder.resolve("later");
    wires.connect(this::settle);
    activate(Map.of("folder", later.toString()));

    Files.createDirectories(later);
    Files.write(later.resolve("a.jpg"), PICTURE);

    awaitEmitted(1);
  }

  @Test
  void staysRegisteredWithABadConfigurationAndRunsAgainWithAGoodOne() throws Exception {
    activate(Map.of("folder", ""));
    assertThat(camera.isConfigured()).isFalse();

    camera.modified(config(Map.of()));
    Files.write(folder.resolve("a.jpg"), PICTURE);

    awaitEmitted(1);
    assertThat(camera.isConfigured()).isTrue();
  }

  private void activate(Map<String, Object> changed) {
    camera.activate(DeclarativeServices.context("folder"), config(changed));
  }

  private FolderCameraConfig config(Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("folder", folder.toString());
    properties.put("source.name", "door");
    properties.put("interval.milliseconds", 100);
    properties.putAll(changed);
    return DeclarativeServices.configuration(FolderCameraConfig.class, properties);
  }

  private void settle(WireRecord emitted) {
    camera.handleEvent(
        new Event(
            FrameReceipt.TOPIC,
            Map.of(
                WireProperties.FRAME_ID,
                text(emitted, WireProperties.FRAME_ID),
                WireProperties.FRAME_SOURCE,
                text(emitted, WireProperties.FRAME_SOURCE))));
  }

  private List<String> names() {
    return wires.records().stream().map(r -> text(r, WireProperties.FRAME_NAME)).toList();
  }

  private void awaitEmitted(int frames) throws Exception {
    Eventually.until(frames + " frames are emitted", () -> wires.records().size() >= frames);
  }

  private static String text(WireRecord wireRecord, String property) {
    return (String) wireRecord.getProperties().get(property).getValue();
  }
}

package io.marram.camera.ffmpeg.internal;

import io.marram.camera.BackOff;
import io.marram.camera.source.LiveSource;
import io.marram.contract.WireProperties;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.RgbImage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.testing.LogLines;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.testing.ReversingCrypto;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A camera, and what came of it. */
abstract class VideoCameraScene {

  private static final LiveSource.Retries QUICK =
      new LiveSource.Retries(new BackOff(20, 100), new BackOff(20, 100));

  @TempDir Path folder;

  final RecordedWires wires = new RecordedWires();
  VideoCamera camera;
  LogLines log;

  @BeforeEach
  void open() {
    log = LogLines.begin();
    camera =
        new VideoCamera(
            wires,
            ReversingCrypto.service(),
            new NoEvents(),
            new NativeLibraries(folder.resolve("libraries")),
            QUICK);
  }

  @AfterEach
  void close() {
    camera.deactivate();
    log.close();
  }

  void activate(String url, Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("url", url);
    properties.put("source.name", "lot");
    properties.put("frames.per.second", 0.0);
    properties.put("silence.seconds", 10);
    properties.putAll(changed);
    camera.activate(
        DeclarativeServices.context("video"),
        DeclarativeServices.configuration(VideoCameraConfig.class, properties));
  }

  int emitted() {
    return wires.records().size();
  }

  Object property(int index, String name) {
    return wires.records().get(index).getProperties().get(name).getValue();
  }

  RgbImage picture(int index) throws Exception {
    return new PictureDecoder().decode((byte[]) property(index, WireProperties.FRAME));
  }

  void awaitEmitted(int frames) throws Exception {
    Eventually.until(frames + " frames are emitted", () -> emitted() >= frames);
  }

  void awaitSaid(String... parts) throws Exception {
    Eventually.until(
        "it is said: " + String.join(" ", parts) + " in " + log, () -> log.contains(parts));
  }
}

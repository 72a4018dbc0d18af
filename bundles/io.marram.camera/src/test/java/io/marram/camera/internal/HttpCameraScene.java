package io.marram.camera.internal;

import static io.marram.camera.internal.FakeCamera.bytes;
import static io.marram.camera.internal.FakeCamera.head;
import static io.marram.camera.internal.FakeCamera.text;

import io.marram.camera.BackOff;
import io.marram.camera.Pictures;
import io.marram.camera.source.LiveSource;
import io.marram.camera.source.RecordedEvents;
import io.marram.contract.WireProperties;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.testing.LogLines;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.testing.ReversingCrypto;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An HTTP camera, a server that it films, and what came of it. */
abstract class HttpCameraScene {

  static final LiveSource.Retries QUICK =
      new LiveSource.Retries(new BackOff(20, 100), new BackOff(20, 100));
  static final LiveSource.Retries QUICK_OR_NEVER =
      new LiveSource.Retries(new BackOff(20, 100), new BackOff(600_000, 600_000));
  static final byte[] PICTURE = Pictures.jpeg(32, 24);
  static final byte[] LARGER = Pictures.jpeg(64, 48);
  static final String STREAM = "Content-Type: multipart/x-mixed-replace; boundary=frame";
  static final String PART = "--frame\r\nContent-Type: image/jpeg\r\n\r\n";

  final RecordedWires wires = new RecordedWires();
  HttpCamera camera = newCamera(QUICK);
  FakeCamera server;
  LogLines log;

  @BeforeEach
  void listen() throws Exception {
    log = LogLines.begin();
    server = new FakeCamera(HttpCameraScene::stream);
  }

  @AfterEach
  void stop() throws Exception {
    camera.deactivate();
    server.close();
    log.close();
  }

  static void stream(FakeCamera.Request request, OutputStream out)
      throws IOException, InterruptedException {
    head(out, "200 OK", STREAM);
    while (true) {
      text(out, PART);
      bytes(out, PICTURE);
      text(out, "\r\n");
      Thread.sleep(20);
    }
  }

  HttpCamera newCamera(LiveSource.Retries retries) {
    return new HttpCamera(wires, ReversingCrypto.service(), new RecordedEvents(), retries);
  }

  void activate(String url) {
    activate(url, Map.of());
  }

  void activate(String url, Map<String, Object> changed) {
    camera.activate(DeclarativeServices.context("http"), config(url, changed));
  }

  HttpCameraConfig config(String url, Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("url", url);
    properties.put("source.name", "gate");
    properties.put("frames.per.second", 0.0);
    properties.put("silence.seconds", 1);
    properties.put("largest.picture.bytes", 100_000);
    properties.putAll(changed);
    return DeclarativeServices.configuration(HttpCameraConfig.class, properties);
  }

  int width(int index) {
    return (int)
        wires.records().get(index).getProperties().get(WireProperties.FRAME_WIDTH).getValue();
  }

  void awaitEmitted(int frames) throws Exception {
    Eventually.until(frames + " frames are emitted", () -> wires.records().size() >= frames);
  }

  void awaitSaid(String text) throws Exception {
    Eventually.until("it is said: " + text, () -> log.contains(text));
  }
}

package io.marram.emulator.gateway;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.wiring.BundleWiring;

/** The shipped camera by FFmpeg shows a video on a gateway, also while its package is updated. */
class VideoCameraTest {
  private static final String CAMERA = "io.marram.camera.ffmpeg";
  private static final String ARCHITECTURE =
      System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86-64";
  private static final String NATIVES =
      "io.marram.camera.ffmpeg.natives.linux." + ARCHITECTURE.replace('-', '.');

  @TempDir private Path directory;
  private final Path ffmpeg =
      Path.of("target", "packages", "marram-camera-ffmpeg-linux-" + ARCHITECTURE + "-0.1.0.dp")
          .toAbsolutePath();
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway =
        RunningGateway.start(
            directory.resolve("home"),
            TestPackage.write(directory, "1.0.0"),
            VisionGraph.packages()[1],
            ffmpeg);
    gateway.applyIfNew(graph(film()));
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
  }

  @Test
  void showsAVideoAndGoesOnAfterUpdatesThatLeaveNothingBehind() throws Exception {
    awaitFrames();
    WeakReference<ClassLoader> camera = loader(CAMERA);

    gateway.update(ffmpeg, CAMERA, "0.1.1");
    awaitFrames();
    RunningGateway.awaitCollected(List.of(camera));

    WeakReference<ClassLoader> natives = loader(NATIVES);
    gateway.update(ffmpeg, NATIVES, "0.1.1");
    awaitFrames();
    RunningGateway.awaitCollected(List.of(natives));
  }

  private WeakReference<ClassLoader> loader(String bundle) {
    return new WeakReference<>(gateway.bundle(bundle).adapt(BundleWiring.class).getClassLoader());
  }

  private Path film() throws Exception {
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (int i = 0; i < 50; i++) {
      ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", pictures);
    }
    return Files.write(directory.resolve("film.mjpeg"), pictures.toByteArray());
  }

  private static String graph(Path film) {
    JsonObject video =
        new JsonObject()
            .add("url", text(film.toString()))
            .add("loop", Snapshots.property("BOOLEAN", Json.TRUE))
            .add("source.name", text("video"));
    return new Snapshots()
        .component("one", "io.marram.camera.ffmpeg.VideoCamera", 0, 1, video)
        .component("sink", "io.marram.emulator.gateway.fixture.Sink", 1, 0)
        .wire("one", "sink")
        .json();
  }

  private static JsonObject text(String value) {
    return Snapshots.property("STRING", Json.value(value));
  }

  private void awaitFrames() throws Exception {
    List<String> received = gateway.received("sink");
    int before = received.size();
    RunningGateway.await(
        () -> received.stream().skip(before).anyMatch(text -> text.contains("frame.source=video")),
        "frames of the video");
  }
}

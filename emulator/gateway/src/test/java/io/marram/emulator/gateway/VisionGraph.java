package io.marram.emulator.gateway;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * The shipped packages and a graph of a folder camera, face detection and the recognition queue.
 */
final class VisionGraph {
  private static final Path PACKAGES = Path.of("target", "packages").toAbsolutePath();

  private VisionGraph() {}

  static Path[] packages() {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86-64";
    return new Path[] {
      PACKAGES.resolve("marram-runtime-linux-" + architecture + "-0.1.0.dp"),
      PACKAGES.resolve("marram-vision-0.1.0.dp")
    };
  }

  static String snapshot(Path photos, FakeQueues queues) {
    return snapshot(photos, queues, false);
  }

  /** The camera emits the pictures over and over. */
  static String loop(Path photos, FakeQueues queues) {
    return snapshot(photos, queues, true);
  }

  private static String snapshot(Path photos, FakeQueues queues, boolean loop) {
    JsonObject camera =
        new JsonObject()
            .add("folder", text(photos.toString()))
            .add("source.name", text("door"))
            .add("interval.milliseconds", Snapshots.property("INTEGER", Json.value(100)))
            .add("loop", Snapshots.property("BOOLEAN", Json.value(loop)));
    JsonObject recognition =
        new JsonObject()
            .add("request.queue.url", text(queues.url("requests")))
            .add("response.queue.url", text(queues.url("responses")))
            .add("endpoint", text(queues.endpoint()))
            .add("region", text("eu-central-1"))
            .add("access.key.id", text("key"))
            .add("secret.access.key", Snapshots.property("PASSWORD", Json.value("secret")));
    return new Snapshots()
        .configuration("io.marram.inference.InferenceEngine", new JsonObject())
        .component("camera", "io.marram.camera.FolderCamera", 0, 1, camera)
        .component("faces", "io.marram.faces.FaceDetector", 1, 1)
        .component("recognition", "io.marram.recognition.RecognitionQueue", 1, 0, recognition)
        .wire("camera", "faces")
        .wire("faces", "recognition")
        .json();
  }

  /** Puts a sample picture into the folder, all at once. */
  static void take(Path photos, String sample) throws IOException {
    Files.createDirectories(photos);
    Path draft = Files.createTempFile(photos.getParent(), "photo", ".tmp");
    try (InputStream picture = VisionGraph.class.getResourceAsStream("/samples/" + sample)) {
      Files.copy(
          Objects.requireNonNull(picture, sample), draft, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(draft, photos.resolve(sample), StandardCopyOption.ATOMIC_MOVE);
  }

  private static JsonObject text(String value) {
    JsonValue json = Json.value(value);
    return Snapshots.property("STRING", json);
  }
}

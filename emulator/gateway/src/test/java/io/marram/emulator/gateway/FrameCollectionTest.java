package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.awt.image.BufferedImage;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.wiring.BundleWiring;

/** The shipped collector keeps a camera's pictures, also while it is updated, and uploads them. */
class FrameCollectionTest {
  private static final String COLLECTION = "io.marram.collection";

  @TempDir private Path directory;
  private FakeBucket bucket;
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(picture, "jpeg", directory.resolve("a.jpg").toFile());
    bucket = new FakeBucket();
    gateway = RunningGateway.start(directory.resolve("home"), VisionGraph.packages()[1]);
    gateway.applyIfNew(graph());
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
    bucket.close();
  }

  @Test
  void whatTheStoreRefusesWaitsAndIsUploadedByTheNextEdition() throws Exception {
    RunningGateway.await(() -> bucket.refused() > 0, "a refusal");
    WeakReference<ClassLoader> replaced =
        new WeakReference<>(gateway.bundle(COLLECTION).adapt(BundleWiring.class).getClassLoader());
    bucket.create();

    gateway.update(VisionGraph.packages()[1], COLLECTION, "0.1.1");

    RunningGateway.await(() -> bucket.objects().size() >= 4, "pictures and labels");
    Map<String, byte[]> objects = bucket.objects();
    assertThat(objects.keySet())
        .allMatch(key -> key.matches("/cars/lots/north/.+/\\d.+_yard_[0-9a-f]{8}\\.(jpg|json)"));
    byte[] picture = Files.readAllBytes(directory.resolve("a.jpg"));
    assertThat(objects.values().stream().filter(body -> Arrays.equals(body, picture)).count())
        .isGreaterThanOrEqualTo(2);
    RunningGateway.awaitCollected(List.of(replaced));
  }

  private String graph() {
    String script = "cd " + directory + "; while cat a.jpg; do sleep 0.2; done";
    JsonObject camera =
        new JsonObject()
            .add("command", text("sh -c '" + script + "'"))
            .add("source.name", text("yard"));
    JsonObject collector =
        new JsonObject()
            .add("enabled", text("on"))
            .add("occasion", text("always"))
            .add("interval.seconds", number(1))
            .add("reserve.megabytes", number(0))
            .add("bucket", text("cars"))
            .add("prefix", text("lots/north"))
            .add("gateway", text("north"))
            .add("region", text("eu-central-1"))
            .add("endpoint", text(bucket.endpoint()))
            .add("access.key.id", text("key"))
            .add("secret.access.key", Snapshots.property("PASSWORD", Json.value("secret")));
    return new Snapshots()
        .component("camera", "io.marram.camera.ProcessCamera", 0, 1, camera)
        .component("collector", "io.marram.collection.FrameCollector", 1, 0, collector)
        .wire("camera", "collector")
        .json();
  }

  private static JsonObject text(String value) {
    return Snapshots.property("STRING", Json.value(value));
  }

  private static JsonObject number(int value) {
    return Snapshots.property("INTEGER", Json.value(value));
  }
}

package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.wiring.BundleWiring;

/** The shipped car detector counts on a gateway, also while it is updated. */
class CarCountingTest {
  private static final String CARS = "io.marram.cars";
  private static final String MESSAGE = "message=";

  @TempDir private Path directory;
  private Path photos;
  private Path kept;
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    photos = Files.createDirectories(directory.resolve("photos"));
    kept = Files.createDirectories(directory.resolve("kept"));
    gateway =
        RunningGateway.start(
            directory.resolve("home"),
            TestPackage.write(directory, "1.0.0"),
            VisionGraph.packages()[0],
            VisionGraph.packages()[1]);
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
  }

  @Test
  void countsGoOnAfterAnUpdateAndACameraIsToldWhatIsCounted() throws Exception {
    VisionGraph.take(photos, "sample1.jpg");
    gateway.apply(graph());
    JsonObject before = awaitCountAfter(0);
    assertThat(before.getString("uuid", "")).isEqualTo("lot-7");
    assertThat(before.getInt("cars", 0)).isPositive();
    WeakReference<ClassLoader> replaced =
        new WeakReference<>(gateway.bundle(CARS).adapt(BundleWiring.class).getClassLoader());

    gateway.update(VisionGraph.packages()[1], CARS, "0.1.1");

    JsonObject after = awaitCountAfter(before.getLong("seq", 0));
    assertThat(after.getInt("cars", 0)).isEqualTo(before.getInt("cars", 0));
    VisionGraph.take(kept, "sample2.jpg");
    Path done = kept.resolve("done").resolve("sample2.jpg");
    RunningGateway.await(() -> Files.exists(done), done.toString());
    RunningGateway.awaitCollected(List.of(replaced));
  }

  /** Two cameras: one emits its picture over and over, one each once and moves it when told. */
  private String graph() {
    return new Snapshots()
        .configuration("io.marram.inference.InferenceEngine", new JsonObject())
        .component("camera", "io.marram.camera.FolderCamera", 0, 1, camera(photos, true))
        .component("cars", "io.marram.cars.CarDetector", 1, 3, cars())
        .component("sink", "io.marram.emulator.gateway.fixture.Sink", 1, 0)
        .component("keeper", "io.marram.camera.FolderCamera", 0, 1, camera(kept, false))
        .component("kept", "io.marram.cars.CarDetector", 1, 3, cars())
        .wire("camera", "cars")
        .wire("cars", "sink")
        .wire("keeper", "kept")
        .json();
  }

  private static JsonObject camera(Path folder, boolean loop) {
    return new JsonObject()
        .add("folder", Snapshots.property("STRING", Json.value(folder.toString())))
        .add("interval.milliseconds", Snapshots.property("INTEGER", Json.value(100)))
        .add("loop", Snapshots.property("BOOLEAN", Json.value(loop)));
  }

  /** The samples show people: whatever is found counts as a car. */
  private static JsonObject cars() {
    return new JsonObject()
        .add("labels", Snapshots.property("STRING", Json.value("any")))
        .add("input.size", Snapshots.property("STRING", Json.value("256x256")))
        .add("uuid", Snapshots.property("STRING", Json.value("lot-7")))
        .add("publish.seconds", Snapshots.property("INTEGER", Json.value(1)));
  }

  private JsonObject awaitCountAfter(long seq) throws Exception {
    List<String> received = gateway.received("sink");
    RunningGateway.await(() -> last(received, seq) > seq, "a count after number " + seq);
    return count(received.get(received.size() - 1));
  }

  private static long last(List<String> received, long otherwise) {
    return received.isEmpty()
        ? otherwise
        : count(received.get(received.size() - 1)).getLong("seq", 0);
  }

  private static JsonObject count(String record) {
    int from = record.indexOf(MESSAGE) + MESSAGE.length();
    return Json.parse(record.substring(from, record.indexOf('}', from) + 1)).asObject();
  }
}

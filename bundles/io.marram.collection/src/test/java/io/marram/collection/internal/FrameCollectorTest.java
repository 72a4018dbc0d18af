package io.marram.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.collection.Frames;
import io.marram.collection.LabelFile;
import io.marram.contract.WireProperties;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.kura.system.SystemService;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.testing.ReversingCrypto;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FrameCollectorTest {

  private static final byte[] PICTURE = Frames.noise(320, 240, 1);

  @TempDir static Path shared;
  private static TestStore store;
  private static int buckets;

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private FrameCollector component;
  private String cars;

  @BeforeAll
  static void startStore() throws Exception {
    store = new TestStore(shared);
  }

  @AfterAll
  static void stopStore() throws IOException {
    store.close();
  }

  @BeforeEach
  void make() {
    cars = "cars-" + buckets++;
    component =
        new FrameCollector(
            new RecordedWires(), ReversingCrypto.service(), system(), environment::get);
  }

  @AfterEach
  void end() {
    component.deactivate();
  }

  @Test
  void itIsOffUntilSomebodySwitchesItOn() {
    activate(Map.of());

    receive(Records.counted("r-1", PICTURE, 0.9));

    assertThat(component.isCollecting()).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theEnvironmentOfTheSourceProjectSwitchesItOn() throws IOException {
    environment.put("EI_COLLECT_MODE_IMAGE", "Y");
    activate(Map.of());

    receive(Records.counted("r-1", PICTURE, 0.3));

    assertThat(pictures("waiting")).hasSize(1);
  }

  @Test
  void aDetectorsFrameIsKeptWithItsLabels() throws Exception {
    activate(on());

    receive(Records.counted("r-1", PICTURE, 0.9, 0.2));

    Path picture = pictures("waiting").get(0);
    assertThat(Files.readAllBytes(picture)).isEqualTo(PICTURE);
    LabelFile labels = labels(picture);
    assertThat(labels.id()).isEqualTo("r-1");
    assertThat(labels.source()).isEqualTo("yard");
    assertThat(labels.labels()).hasSize(2);
    assertThat(labels.labels().get(1).box().format()).isEqualTo("10,20,100,50");
  }

  @Test
  void aCamerasFrameHasNoLabels() throws Exception {
    activate(on());

    receive(List.of(Records.frame("r-1", PICTURE)));

    assertThat(labels(pictures("waiting").get(0)).labels()).isEmpty();
  }

  @Test
  void aFrameWithoutAnIdIsKeptOnce() throws IOException {
    activate(on());

    receive(List.of(Records.of(Map.of(WireProperties.FRAME, PICTURE))));
    receive(List.of(Records.of(Map.of(WireProperties.FRAME, PICTURE))));
    receive(List.of(Records.of(Map.of(WireProperties.FRAME, Frames.noise(64, 48, 2)))));

    assertThat(pictures("waiting")).hasSize(2);
  }

  @Test
  void garbageIsPassedOverAndTheNextFrameIsKept() throws IOException {
    activate(on());

    receive(List.of(Records.frame("r-1", new byte[0])));
    receive(List.of(Records.frame("r-2", "no picture".getBytes())));
    receive(List.of(Records.of(Map.of(WireProperties.FRAME, "text"))));
    receive(List.of(Records.of(Map.of("zone", "yard", "cars", 3))));
    receive(
        List.of(
            Records.frame("r-3", PICTURE),
            Records.of(
                Map.of(
                    WireProperties.DETECTION_LABEL, "car",
                    WireProperties.DETECTION_BOX, "1,2,3"))));
    assertThat(pictures("waiting")).isEmpty();

    receive(Records.counted("r-4", PICTURE, 0.9));
    assertThat(pictures("waiting")).hasSize(1);
  }

  @Test
  void aWrongConfigurationIsAStateAndCanBeRepaired() throws IOException {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("enabled", "yes"),
            Map.of("folder", "relative"),
            Map.of("occasion", "sometimes"),
            Map.of("interval.seconds", -1),
            Map.of("motion.share", 0.0),
            Map.of("unsure.low", 0.9),
            Map.of("megabytes", 0),
            Map.of("bucket", "My_Bucket", "region", "eu-central-1"),
            Map.of("bucket", "cars"),
            Map.of("bucket", "cars", "region", "eu-central-1", "prefix", "/a//b"),
            Map.of("bucket", "cars", "region", "eu-central-1", "endpoint", "nowhere"),
            Map.of("bucket", "cars", "region", "eu-central-1", "access.key.id", "id"))) {
      Map<String, Object> properties = new HashMap<>(on());
      properties.putAll(wrong);
      activate(properties);
      assertThat(component.isCollecting()).as(wrong.toString()).isFalse();
      receive(Records.counted("r-1", PICTURE, 0.9));
    }
    assertThat(folder).isEmptyDirectory();

    component.modified(config(on()));
    receive(Records.counted("r-1", PICTURE, 0.9));
    assertThat(pictures("waiting")).hasSize(1);
  }

  @Test
  void aFolderThatCannotBeWrittenPausesItAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Map<String, Object> properties = new HashMap<>(on());
    properties.put("folder", file.resolve("collection").toString());
    activate(properties);

    receive(Records.counted("r-1", PICTURE, 0.9));

    assertThat(component.isCollecting()).isTrue();
    assertThat(file).hasContent("in the way");
  }

  @Test
  void whatIsKeptIsUploadedAndPutAside() throws Exception {
    store.create(cars);
    activate(uploading(cars));

    receive(Records.counted("r-1", PICTURE, 0.9));

    awaitUploaded(1);
    assertThat(pictures("waiting")).isEmpty();
    List<String> keys = store.keys(cars);
    assertThat(keys).hasSize(2);
    assertThat(keys.get(0))
        .matches("lots/north/gateway-1/2026-11-21/20261121T203301\\.123Z_yard_[0-9a-f]{8}\\.jpg");
    assertThat(keys.get(1)).isEqualTo(keys.get(0).replace(".jpg", ".json"));
    assertThat(store.read(cars, keys.get(0))).isEqualTo(PICTURE);
    assertThat(LabelFile.read(store.read(cars, keys.get(1))).labels()).hasSize(1);
    assertThat(store.contentType(cars, keys.get(0))).isEqualTo("image/jpeg");
  }

  @Test
  void whatWaitsIsUploadedAfterARestart() throws Exception {
    activate(on());
    receive(Records.counted("r-1", PICTURE, 0.9));
    component.deactivate();
    make();
    store.create(cars);

    activate(uploading(cars));

    awaitUploaded(1);
    assertThat(store.keys(cars)).hasSize(2);
  }

  @Test
  void aStoreThatComesBackGetsEverything() throws Exception {
    store.create(cars);
    store.stop();
    activate(uploading(cars));
    receive(Records.counted("r-1", PICTURE, 0.9));
    receive(Records.counted("r-2", PICTURE, 0.9));
    assertThat(pictures("waiting")).hasSize(2);

    store.start();

    awaitUploaded(2);
    assertThat(store.keys(cars)).hasSize(4);
  }

  @Test
  void aStoreThatRefusesLosesNothing() throws Exception {
    Map<String, Object> wrongSecret = new HashMap<>(uploading(cars));
    wrongSecret.put("secret.access.key", encrypted("wrong"));

    activate(wrongSecret);
    receive(Records.counted("r-1", PICTURE, 0.9));
    component.modified(config(uploading("no-bucket")));
    receive(Records.counted("r-2", PICTURE, 0.9));
    assertThat(pictures("waiting")).hasSize(2);

    store.create(cars);
    component.modified(config(uploading(cars)));
    awaitUploaded(2);
  }

  private void activate(Map<String, Object> properties) {
    component.activate(DeclarativeServices.context("collector"), config(properties));
  }

  private static FrameCollectorConfig config(Map<String, Object> properties) {
    return DeclarativeServices.configuration(FrameCollectorConfig.class, properties);
  }

  private Map<String, Object> on() {
    return Map.of(
        "enabled", "on", "occasion", "always", "interval.seconds", 0, "reserve.megabytes", 0);
  }

  private Map<String, Object> uploading(String bucket) {
    Map<String, Object> properties = new HashMap<>(on());
    properties.put("bucket", bucket);
    properties.put("prefix", "lots/north");
    properties.put("region", "eu-central-1");
    properties.put("endpoint", store.endpoint());
    properties.put("access.key.id", TestStore.KEY_ID);
    properties.put("secret.access.key", encrypted(TestStore.SECRET));
    return properties;
  }

  private void awaitUploaded(int count) throws Exception {
    Eventually.until(count + " are uploaded", () -> pictures("uploaded").size() == count);
  }

  private static String encrypted(String secret) {
    return new StringBuilder(secret).reverse().toString();
  }

  private void receive(List<WireRecord> records) {
    component.onWireReceive(new WireEnvelope("cars", records));
  }

  private List<Path> pictures(String shelf) throws IOException {
    Path place = folder.resolve("collection").resolve("collector").resolve(shelf);
    if (!Files.isDirectory(place)) {
      return new ArrayList<>();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
  }

  private static LabelFile labels(Path picture) throws Exception {
    return LabelFile.read(Files.readAllBytes(Path.of(picture.toString().replace(".jpg", ".json"))));
  }

  private SystemService system() {
    return (SystemService)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SystemService.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getKuraDataDirectory" -> folder.toString();
                  case "getDeviceName" -> "gateway-1";
                  default -> null;
                });
  }
}

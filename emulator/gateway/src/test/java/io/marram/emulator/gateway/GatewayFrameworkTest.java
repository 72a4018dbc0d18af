package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class GatewayFrameworkTest {
  private static final String SOURCE = "io.marram.emulator.gateway.fixture.Source";
  private static final String SINK = "io.marram.emulator.gateway.fixture.Sink";
  private static final String LAMP = "io.marram.emulator.gateway.fixture.Lamp";
  private static final String GRAPH = sourceToSink(new JsonObject());

  @TempDir private Path directory;
  private Path home;

  @BeforeEach
  void nameHome() {
    home = directory.resolve("home");
  }

  @Test
  void seedsTheDefaultsOfAComponentThatExistsOnce() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, packageOf("1.0.0"))) {
      assertThat(gateway.lamp())
          .containsEntry("brightness", 40)
          .containsEntry("colours", new String[] {"red", "green"})
          .containsEntry("kura.service.pid", LAMP);
      assertThat(gateway.configurations()).contains(LAMP);
    }
  }

  @Test
  void createsInstancesOfAFactoryWithItsDefaults() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, packageOf("1.0.0"))) {
      gateway.apply(
          new Snapshots()
              .component("one", SOURCE, 0, 1)
              .component("two", SOURCE, 0, 1, text("prefix", "bye"))
              .json());

      assertThat(gateway.emit("one", "Ann")).isEqualTo("hello Ann from 1.0.0");
      assertThat(gateway.emit("two", "Ann")).isEqualTo("bye Ann from 1.0.0");
    }
  }

  @Test
  void deletesWhatIsNoLongerInTheGraph() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, packageOf("1.0.0"))) {
      gateway.apply(GRAPH);
      gateway.apply(new Snapshots().component("source", SOURCE, 0, 1).json());

      assertThat(gateway.emit("source", "alone")).contains("alone");
      RunningGateway.await(
          () -> !gateway.configurations().contains("\"sink\""), "the sink to be deleted");
    }
  }

  @Test
  void keepsAComponentWithBadConfigurationVisible() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, packageOf("1.0.0"))) {
      JsonObject bad = new JsonObject().add("limit", Snapshots.property("INTEGER", Json.value(-1)));
      gateway.apply(new Snapshots().component("source", SOURCE, 0, 1, bad).json());

      assertThat(gateway.emit("source", "x"))
          .isEqualTo("misconfigured: limit must be at least 1, was -1");
      assertThat(gateway.configurations()).contains("\"limit\":{\"value\":-1");
    }
  }

  @Test
  void storesAPasswordEncryptedAndShowsItToNobody() throws Exception {
    JsonObject secret =
        new JsonObject().add("secret", Snapshots.property("PASSWORD", Json.value("s3cret")));
    try (RunningGateway gateway = RunningGateway.start(home, packageOf("1.0.0"))) {
      gateway.apply(new Snapshots().component("source", SOURCE, 0, 1, secret).json());

      assertThat(gateway.emit("source", "secret?")).isEqualTo("s3cret");
      assertThat(gateway.configurations()).doesNotContain("s3cret").contains("Placeholder");
    }
    assertThat(filesContaining("s3cret")).isEmpty();
  }

  @Test
  void carriesRecordsOverAWireBeforeEmitReturns() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, packageOf("1.0.0"))) {
      gateway.apply(GRAPH);

      gateway.emit("source", "Ann");

      assertThat(gateway.received("sink")).containsExactly("hello Ann from 1.0.0");
    }
  }

  @Test
  void keepsPropertiesThatAnUpdateDoesNotName() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, packageOf("1.0.0"))) {
      gateway.apply(sourceToSink(text("prefix", "bye")));
      gateway.apply(GRAPH);

      assertThat(gateway.emit("source", "Ann")).startsWith("bye");
    }
  }

  @Test
  void connectsItsWiresAgainWhenABundleIsStoppedAndStarted() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, packageOf("1.0.0"))) {
      gateway.apply(GRAPH);
      Bundle sink = gateway.bundle(TestPackage.SINK_BUNDLE);

      sink.stop();
      gateway.emit("source", "into the void");
      sink.start();
      gateway.awaitReady();
      gateway.emit("source", "back");

      assertThat(gateway.received("sink")).containsExactly("hello back from 1.0.0");
    }
  }

  @Test
  void connectsItsWiresAgainWhenABundleIsUpdated() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, packageOf("1.0.0"))) {
      gateway.apply(sourceToSink(text("prefix", "bye")));
      Path newer = TestPackage.writeBundle(directory, TestPackage.SOURCE_BUNDLE, "1.1.0");

      try (InputStream jar = Files.newInputStream(newer)) {
        gateway.bundle(TestPackage.SOURCE_BUNDLE).update(jar);
      }
      gateway.awaitReady();
      gateway.emit("source", "Ann");

      assertThat(gateway.received("sink")).containsExactly("bye Ann from 1.1.0");
    }
  }

  @Test
  void replacesAPackageByANewerOneAndKeepsTheGraph() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, packageOf("1.0.0"))) {
      gateway.apply(GRAPH);

      gateway.install(packageOf("1.1.0"));
      gateway.awaitReady();
      gateway.emit("source", "Ann");

      assertThat(gateway.received("sink")).containsExactly("hello Ann from 1.1.0");
    }
  }

  @Test
  void goesOnAfterARestartWithoutInstallingAgain() throws Exception {
    Path fixture = packageOf("1.0.0");
    long installed;
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      gateway.apply(sourceToSink(text("prefix", "bye")));
      installed = gateway.bundle(TestPackage.SOURCE_BUNDLE).getLastModified();
    }

    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      gateway.awaitReady();
      gateway.emit("source", "Ann");

      assertThat(gateway.received("sink")).containsExactly("bye Ann from 1.0.0");
      assertThat(gateway.bundle(TestPackage.SOURCE_BUNDLE).getLastModified()).isEqualTo(installed);
    }
  }

  @Test
  void keepsWhatWasChangedSinceAGraphWasApplied() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, packageOf("1.0.0"))) {
      assertThat(gateway.applyIfNew(GRAPH)).isTrue();
      gateway.apply(sourceToSink(text("prefix", "bye")));
    }

    try (RunningGateway gateway = RunningGateway.start(home)) {
      assertThat(gateway.applyIfNew(GRAPH)).isFalse();
      gateway.awaitReady();
      gateway.emit("source", "Ann");
      assertThat(gateway.received("sink")).containsExactly("bye Ann from 1.0.0");

      assertThat(gateway.applyIfNew(sourceToSink(text("prefix", "hi")))).isTrue();
      gateway.emit("source", "Ann");
      assertThat(gateway.received("sink")).contains("hi Ann from 1.0.0");
    }
  }

  @Test
  void keepsAPackageThatALaterStartDoesNotName() throws Exception {
    RunningGateway.start(home, packageOf("1.0.0")).close();

    try (RunningGateway gateway = RunningGateway.start(home)) {
      assertThat(gateway.bundle(TestPackage.LAMP_BUNDLE).getState()).isEqualTo(Bundle.ACTIVE);
    }
  }

  @Test
  void refusesAPackageWithABundleThatWasInstalledByHand() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home)) {
      Path byHand = TestPackage.writeBundle(directory, TestPackage.LAMP_BUNDLE, "1.0.0");
      gateway.context().installBundle(byHand.toUri().toString());

      assertThatThrownBy(() -> gateway.install(packageOf("1.0.0")))
          .hasMessageContaining("fixture.lamp/1.0.0 is already present");

      assertThat(gateway.findBundle(TestPackage.SOURCE_BUNDLE)).isEmpty();
      assertThat(gateway.bundle(TestPackage.LAMP_BUNDLE).getState()).isEqualTo(Bundle.INSTALLED);
    }
  }

  @Test
  void refusesAPackageThatIsNone() throws Exception {
    Path text = Files.writeString(directory.resolve("text.dp"), "no package");

    assertThatThrownBy(() -> RunningGateway.start(home, text))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("text.dp is not a deployment package");
  }

  @Test
  void saysWhichBundleOfAPackageDoesNotStartAndWhy() throws Exception {
    Path unresolvable = TestPackage.writeUnresolvable(directory);

    assertThatThrownBy(() -> RunningGateway.start(home, unresolvable))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining(TestPackage.LAMP_BUNDLE)
        .hasMessageContaining("nobody.has.it");
  }

  @Test
  void goesOnEmittingWhileABundleIsUpdatedManyTimes() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, packageOf("1.0.0"))) {
      gateway.apply(GRAPH);
      ExecutorService emitter = Executors.newSingleThreadExecutor();
      AtomicBoolean going = new AtomicBoolean(true);
      Future<Integer> emitted =
          emitter.submit(
              () -> {
                int count = 0;
                for (; going.get(); count++) {
                  gateway.emit("source", "text");
                }
                return count;
              });

      for (int update = 1; update <= 10; update++) {
        Path newer = TestPackage.writeBundle(directory, TestPackage.SINK_BUNDLE, "1.0." + update);
        try (InputStream jar = Files.newInputStream(newer)) {
          gateway.bundle(TestPackage.SINK_BUNDLE).update(jar);
        }
        gateway.awaitReady();
        RunningGateway.await(() -> !received(gateway).isEmpty(), "a text after an update");
      }
      going.set(false);

      assertThat(emitted.get(10, TimeUnit.SECONDS)).isGreaterThan(10);
      emitter.shutdownNow();
    }
  }

  @Test
  void refusesASecondGatewayOnTheSameHome() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home)) {
      assertThatThrownBy(() -> RunningGateway.start(home))
          .isInstanceOf(GatewayException.class)
          .hasMessageContaining("another gateway uses");
      assertThat(gateway.bundle("io.marram.emulator.kura").getState()).isEqualTo(Bundle.ACTIVE);
    }
  }

  @Test
  void refusesAGraphThatIsNone() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home)) {
      assertThatThrownBy(() -> gateway.apply("{\"nonsense\":1}"))
          .isInstanceOf(GatewayException.class)
          .hasMessageContaining("\"configs\" is required");
    }
  }

  private static List<String> received(RunningGateway gateway) {
    try {
      return gateway.received("sink");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Path packageOf(String version) throws IOException {
    return TestPackage.write(directory, version);
  }

  private Stream<Path> filesContaining(String text) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("configuration"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> contains(file, text))
          .toList()
          .stream();
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject text(String name, String value) {
    return new JsonObject().add(name, Snapshots.property("STRING", Json.value(value)));
  }

  private static String sourceToSink(JsonObject sourceProperties) {
    return new Snapshots()
        .component("source", SOURCE, 0, 1, sourceProperties)
        .component("sink", SINK, 1, 0)
        .wire("source", "sink")
        .json();
  }
}

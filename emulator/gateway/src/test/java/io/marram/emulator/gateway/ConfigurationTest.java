package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration as bundles and those who configure them meet it. */
class ConfigurationTest {
  private static final String FIXTURE = "io.marram.emulator.gateway.fixture.";
  private static final String LAMP = FIXTURE + "Lamp";
  private static final String SOURCE = FIXTURE + "Source";
  private static final String SINK = FIXTURE + "Sink";

  @TempDir private Path directory;
  private Path home;
  private Path fixture;

  @BeforeEach
  void writeFixture() throws IOException {
    home = directory.resolve("home");
    fixture = TestPackage.write(directory, "1.0.0");
  }

  @Test
  void answersForAComponentAsARealKuraDid() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home)) {
      start(gateway, "fixture.hello");

      JsonValue answer = configurations(gateway).byPid(FIXTURE + "Hello");

      assertThat(sorted(answer)).isEqualTo(sorted(Json.parse(text("hello-by-pid.json"))));
    }
  }

  @Test
  void knowsNoComponentThatIsNotThere() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home)) {
      assertThat(configurations(gateway).byPid("no.such.Pid")).isEqualTo(Json.NULL);
    }
  }

  @Test
  void showsAComponentThatDeclaresItsServicePidWithoutPropertiesAsKuraDoes() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home)) {
      start(gateway, TestPackage.TWIN_BUNDLE);
      KuraConfigurations configurations = configurations(gateway);
      RunningGateway.await(() -> configurations.pids().contains(FIXTURE + "Twin"), "the twin");

      configurations.update(FIXTURE + "Twin", Map.of("rate", 7), true);

      JsonObject twin = configurations.byPid(FIXTURE + "Twin").asObject();
      assertThat(twin.get("definition")).isNotNull();
      assertThat(twin.get("properties")).isNull();
    }
  }

  @Test
  void survivesAKillRightAfterAnUpdate() throws Exception {
    Path killed = directory.resolve("killed");
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      gateway.lamp();
      configurations(gateway).update(LAMP, Map.of("brightness", 7), true);
      configurations(gateway).create(SOURCE, "source", Map.of("prefix", "bye"));
      // What is on the disk now is what a kill leaves.
      copy(home, killed);
    }

    try (RunningGateway gateway = RunningGateway.start(killed, fixture)) {
      assertThat(gateway.emit("source", "Ann")).startsWith("bye Ann");
      RunningGateway.await(() -> brightness(gateway) == 7, "the brightness of before");
    }
  }

  @Test
  void startsFromItsSnapshotsAloneWhenOsgisStorageIsLost() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      configurations(gateway).create(SOURCE, "source", Map.of("prefix", "bye"));
    }
    delete(home.resolve("configuration"));

    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      assertThat(gateway.emit("source", "Ann")).startsWith("bye Ann");
    }
  }

  @Test
  void losesWhatWasChangedWithoutASnapshotWhenItRestartsAsKuraDoes() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      gateway.lamp();
      configurations(gateway).update(LAMP, Map.of("brightness", 7), true);
      configurations(gateway).update(LAMP, Map.of("brightness", 8), false);
      RunningGateway.await(() -> brightness(gateway) == 8, "the update");
    }

    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      RunningGateway.await(() -> brightness(gateway) == 7, "the brightness of the snapshot");
    }
  }

  @Test
  void loadsASnapshotThatWasTakenOnAKura() throws Exception {
    Path snapshot = home.resolve("snapshots/snapshot_1795230386523.xml");
    Files.createDirectories(snapshot.getParent());
    Files.writeString(snapshot, text("kura-snapshot.xml"));

    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      gateway.awaitReady();
      RunningGateway.await(() -> emits(gateway), "the source");
      RunningGateway.await(() -> brightness(gateway) == 9, "the brightness of the snapshot");

      assertThat(gateway.emit("source", "secret?")).isEqualTo("s3cret");
      gateway.emit("source", "Ann");
      assertThat(gateway.received("sink")).last().isEqualTo("hi Ann from 1.0.0");
      assertThat(Files.readString(snapshot)).doesNotContain("esf");
      configurations(gateway).update(LAMP, Map.of("brightness", 10), true);
      assertThat(
              configurations(gateway)
                  .inSnapshot(newest(gateway), "com.acme.elsewhere.Elsewhere")
                  .asObject()
                  .get("properties")
                  .asObject()
                  .get("rate"))
          .isEqualTo(Json.parse("{\"value\":7,\"type\":\"INTEGER\"}"));
    }
  }

  @Test
  void startsWithTheSnapshotBeforeOneThatPullsInAFile() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      configurations(gateway).update(LAMP, Map.of("brightness", 7), true);
    }
    Path bad = home.resolve("snapshots/snapshot_99999999999999.xml");
    Files.writeString(
        bad,
        text("kura-snapshot.xml")
            .replaceFirst("\n", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
            .replace(">9<", ">&e;<"));

    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      RunningGateway.await(() -> brightness(gateway) == 7, "the brightness of before");
    }
  }

  @Test
  void goesBackToAnEarlierGraph() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      gateway.apply(graph().json());
      long before = newest(gateway);
      gateway.apply(new Snapshots().component("other", SOURCE, 0, 1).json());

      configurations(gateway).rollback(before);
      RunningGateway.await(
          () -> !configurations(gateway).pids().contains("other"), "the other to be deleted");
      RunningGateway.await(() -> emits(gateway), "the source");
      gateway.awaitReady();

      gateway.emit("source", "again");
      assertThat(gateway.received("sink")).last().isEqualTo("hello again from 1.0.0");
      assertThat(newest(gateway)).isGreaterThan(before);
    }
  }

  @Test
  void takesASnapshotOfAnAppliedGraphOnlyWhenItChangesSomething() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      JsonObject bright = new JsonObject();
      bright.add("brightness", Snapshots.property("INTEGER", Json.value(7)));
      gateway.apply(graph().configuration(LAMP, bright).json());
      Collection<?> snapshots = configurations(gateway).snapshots();

      gateway.apply(graph().configuration(LAMP, bright).json());
      assertThat(configurations(gateway).snapshots()).hasSameSizeAs(snapshots);

      gateway.apply(graph().json().replace("\"source\"", "\"other\""));
      assertThat(configurations(gateway).snapshots().size()).isGreaterThan(snapshots.size());
    }
  }

  @Test
  void keepsItsSnapshotsWhereItIsTold() throws Exception {
    Path elsewhere = directory.resolve("elsewhere");
    Map<String, String> told =
        Map.of("kura.snapshots", elsewhere.toString(), "kura.snapshots.count", "3");
    try (RunningGateway gateway = RunningGateway.start(home, told)) {
      for (int i = 0; i < 5; i++) {
        configurations(gateway).update("no.such.Pid", Map.of(), true);
      }

      assertThat(configurations(gateway).snapshots()).hasSize(3).first().isEqualTo(0L);
    }
    try (Stream<Path> files = Files.list(elsewhere)) {
      assertThat(files).hasSize(3);
    }
  }

  private static Snapshots graph() {
    return new Snapshots()
        .component("source", SOURCE, 0, 1)
        .component("sink", SINK, 1, 0)
        .wire("source", "sink");
  }

  private void start(RunningGateway gateway, String bundle) throws Exception {
    Path jar = TestPackage.writeBundle(directory, bundle, "1.0.0");
    try (InputStream content = Files.newInputStream(jar)) {
      gateway.context().installBundle(bundle, content).start();
    }
    KuraConfigurations configurations = configurations(gateway);
    String pid = FIXTURE + Character.toUpperCase(bundle.charAt(8)) + bundle.substring(9);
    RunningGateway.await(() -> configurations.pids().contains(pid), pid);
  }

  private static KuraConfigurations configurations(RunningGateway gateway) {
    return new KuraConfigurations(gateway.context());
  }

  private static long newest(RunningGateway gateway) {
    return configurations(gateway).snapshots().stream().mapToLong(id -> (Long) id).max().orElse(0);
  }

  private static int brightness(RunningGateway gateway) {
    try {
      return (int) gateway.lamp().get("brightness");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean emits(RunningGateway gateway) {
    try {
      return gateway.emit("source", "secret?") != null;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = ConfigurationTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** With the members of all objects in the order of their names. */
  private static JsonValue sorted(JsonValue value) {
    if (value.isArray()) {
      JsonArray array = new JsonArray();
      value.asArray().forEach(element -> array.add(sorted(element)));
      return array;
    }
    if (!value.isObject()) {
      return value;
    }
    TreeMap<String, JsonValue> members = new TreeMap<>();
    value.asObject().forEach(member -> members.put(member.getName(), sorted(member.getValue())));
    JsonObject object = new JsonObject();
    members.forEach(object::add);
    return object;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Graphs of wires as someone who installs bundles meets them. */
class WireGraphTest {
  private static final String SOURCE = "io.marram.emulator.gateway.fixture.Source";
  private static final String SINK = "io.marram.emulator.gateway.fixture.Sink";
  private static final String ECHO = "io.marram.emulator.gateway.fixture.Echo";
  private static final String ECHO_BUNDLE = "fixture.echo";
  private static final String LOGGER = "org.eclipse.kura.wire.Logger";

  private static final String GRAPH_OF_SOURCE_AND_SINK =
      "{\"components\":[{\"pid\":\"source\",\"inputPortCount\":0,\"outputPortCount\":1},"
          + "{\"pid\":\"sink\",\"inputPortCount\":1,\"outputPortCount\":0}],\"wires\":[%s]}";

  @TempDir private Path directory;
  private Path home;
  private Path fixture;

  @BeforeEach
  void writeFixture() throws Exception {
    home = directory.resolve("home");
    fixture = TestPackage.write(directory, "1.0.0");
  }

  @Test
  void aGraphThatARealKuraAnswersWithRunsHere() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      echo(gateway, "1.0.0");

      gateway.apply(recorded());

      RunningGateway.await(
          () ->
              stages(gateway).stream()
                      .filter(stage -> stage.matches(".*(echo|logger).*, received=[1-9].*"))
                      .count()
                  == 2,
          "ticks that pass the echo and reach the logger");
    }
  }

  @Test
  void aGraphWithACycleIsRefusedBeforeAnythingIsChanged() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      echo(gateway, "1.0.0");
      gateway.apply(sourceToSink().json());

      assertThatThrownBy(
              () ->
                  gateway.apply(
                      new Snapshots()
                          .component("one", ECHO, 1, 1)
                          .component("two", ECHO, 1, 1)
                          .wire("one", "two")
                          .wire("two", "one")
                          .json()))
          .hasMessageContaining("the wires form a cycle: one -> two -> one");

      assertUnchanged(gateway);
    }
  }

  @Test
  void aGraphWithAnUnknownComponentIsRefusedBeforeAnythingIsChanged() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      gateway.apply(sourceToSink().json());

      assertThatThrownBy(
              () ->
                  gateway.apply(
                      new Snapshots()
                          .component("known", SINK, 1, 0)
                          .component("strange", "nobody.has.It", 0, 1)
                          .wire("strange", "known")
                          .json()))
          .hasMessageContaining("component strange is of the factory nobody.has.It");

      assertUnchanged(gateway);
    }
  }

  @Test
  void aGraphThatTakesThePidOfAnotherComponentIsRefused() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      gateway.apply(sourceToSink().json());

      assertThatThrownBy(
              () ->
                  gateway.apply(
                      sourceToSink()
                          .component("io.marram.emulator.gateway.fixture.Lamp", SINK, 1, 0)
                          .json()))
          .hasMessageContaining("belongs to another component");

      assertUnchanged(gateway);
    }
  }

  @Test
  void aWireToAPortThatDoesNotExistIsRefused() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      gateway.apply(sourceToSink().json());

      assertThatThrownBy(() -> gateway.apply(sourceToSink().wire("sink", "source").json()))
          .hasMessageContaining("needs output port 0 of sink, which has 0");

      assertUnchanged(gateway);
    }
  }

  @Test
  void aGraphThatComesByConfigurationRunsAndABadOneChangesNothing() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      gateway.apply(sourceToSink().json());

      configure(gateway, "{\"components\":[{\"pid\":\"source\"");
      configure(
          gateway,
          GRAPH_OF_SOURCE_AND_SINK.formatted(
              "{\"emitter\":\"source\",\"receiver\":\"sink\"},"
                  + "{\"emitter\":\"source\",\"receiver\":\"ghost\"}"));
      assertUnchanged(gateway);
      configure(gateway, GRAPH_OF_SOURCE_AND_SINK.formatted(""));

      RunningGateway.await(() -> wires(gateway).isEmpty(), "the wire to be removed");
    }
  }

  @Test
  void onlyTheWiresOfAComponentThatIsSwappedAreMadeAgain() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      echo(gateway, "1.0.0");
      gateway.apply(
          sourceToSink()
              .component("upper", SOURCE, 0, 1)
              .component("echo", ECHO, 1, 1)
              .component("lower", SINK, 1, 0)
              .wire("upper", "echo")
              .wire("echo", "lower")
              .json());
      Set<String> wires = wires(gateway);
      List<String> sent = new ArrayList<>();

      for (int update = 1; update <= 5; update++) {
        swapEcho(gateway, "1.0." + update);
        sent.add(gateway.emit("source", "during update " + update));
        gateway.awaitReady();
      }
      gateway.emit("upper", "after the updates");

      assertThat(wires(gateway)).isEqualTo(wires);
      assertThat(gateway.received("sink")).isEqualTo(sent);
      assertThat(gateway.received("lower")).containsExactly("hello after the updates from 1.0.0");
    }
  }

  @Test
  void aGraphWaitsForABundleThatComesAfterTheRestart() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      echo(gateway, "1.0.0");
      gateway.apply(
          new Snapshots()
              .component("source", SOURCE, 0, 1)
              .component("echo", ECHO, 1, 1)
              .component("sink", SINK, 1, 0)
              .wire("source", "echo")
              .wire("echo", "sink")
              .json());
      gateway.bundle(ECHO_BUNDLE).uninstall();
    }

    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      gateway.emit("source", "too early");
      echo(gateway, "1.1.0");
      gateway.awaitReady();
      gateway.emit("source", "in time");

      assertThat(gateway.received("sink")).containsExactly("hello in time from 1.0.0");
    }
  }

  @Test
  void everyKindOfWireComponentIsListedWithItsNameAndPorts() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      echo(gateway, "1.0.0");

      List<String> kinds = new ArrayList<>();
      ForeignService service =
          ForeignService.find(
              gateway.context(), "org.eclipse.kura.wire.graph.WireComponentDefinitionService");
      for (Object definition : (List<?>) service.call("getComponentDefinitions")) {
        kinds.add(kind(ForeignService.of(definition)));
      }

      assertThat(kinds)
          .containsExactlyInAnyOrder(
              "io.marram.emulator.gateway.fixture.Source Source 0->1 null",
              "io.marram.emulator.gateway.fixture.Sink Sink 1->0 null",
              "io.marram.emulator.gateway.fixture.Echo Echo 1->1 {0=echoed}",
              "org.eclipse.kura.wire.Timer Timer 0->1 null",
              "org.eclipse.kura.wire.Logger Logger 1->0 null",
              "org.eclipse.kura.wire.Fifo Fifo 1->1 null",
              "org.eclipse.kura.wire.Join Join 2->1 null",
              "org.eclipse.kura.wire.RegexFilter Regex Filter 1->1 null",
              "org.eclipse.kura.wire.CloudPublisher Publisher 1->0 null",
              "org.eclipse.kura.wire.CloudSubscriber Subscriber 0->1 null");
    }
  }

  @Test
  void whatPassesTheWiresIsCountedAndForgottenWithTheComponent() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(home, fixture)) {
      gateway.apply(sourceToSink().component("log", LOGGER, 1, 0).wire("source", "log").json());

      gateway.emit("source", "one");
      gateway.emit("source", "two");

      assertThat(stages(gateway))
          .hasSize(3)
          .anyMatch(stage -> stage.contains("pid=source, received=0, emitted=2, failed=0"))
          .anyMatch(stage -> stage.contains("pid=sink, received=2, emitted=0, failed=0"))
          .anyMatch(stage -> stage.contains("pid=log, received=2, emitted=0, failed=0"));
      gateway.bundle(TestPackage.SINK_BUNDLE).stop();
      assertThat(stages(gateway)).noneMatch(stage -> stage.contains("pid=sink,"));
    }
  }

  private static Snapshots sourceToSink() {
    return new Snapshots()
        .component("source", SOURCE, 0, 1)
        .component("sink", SINK, 1, 0)
        .wire("source", "sink");
  }

  private static void assertUnchanged(RunningGateway gateway) throws Exception {
    String emitted = gateway.emit("source", "still there");
    assertThat(gateway.received("sink")).containsExactly(emitted);
    assertThat(gateway.configurations()).doesNotContain("\"one\"", "\"known\"", "\"strange\"");
  }

  private void echo(RunningGateway gateway, String version) throws Exception {
    Path jar = TestPackage.writeBundle(directory, ECHO_BUNDLE, version);
    gateway.context().installBundle(jar.toUri().toString()).start();
  }

  private void swapEcho(RunningGateway gateway, String version) throws Exception {
    Bundle bundle = gateway.bundle(ECHO_BUNDLE);
    Path jar = TestPackage.writeBundle(directory, ECHO_BUNDLE, version);
    try (InputStream content = Files.newInputStream(jar)) {
      bundle.update(content);
    }
  }

  private static void configure(RunningGateway gateway, String graph) {
    ForeignService.find(gateway.context(), "org.eclipse.kura.configuration.ConfigurationService")
        .call(
            "updateConfiguration",
            "org.eclipse.kura.wire.graph.WireGraphService",
            Map.of("WireGraph", graph),
            false);
  }

  private static String recorded() throws Exception {
    try (InputStream file = WireGraphTest.class.getResourceAsStream("/kura-5.6-graph.json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("com.acme.extra.Echo", ECHO);
    }
  }

  private static List<String> stages(RunningGateway gateway) {
    ForeignService observations =
        ForeignService.find(
            gateway.context(), "io.marram.emulator.kura.observation.WireObservations");
    return ((List<?>) observations.call("stages")).stream().map(String::valueOf).toList();
  }

  private static Set<String> wires(RunningGateway gateway) {
    ForeignService admin =
        ForeignService.find(gateway.context(), "org.osgi.service.wireadmin.WireAdmin");
    Object[] found = (Object[]) admin.call("getWires", new Object[] {null});
    Set<String> wires = new TreeSet<>();
    Arrays.stream(found == null ? new Object[0] : found)
        .forEach(wire -> wires.add(String.valueOf(ForeignService.of(wire).call("getProperties"))));
    return wires;
  }

  private static String kind(ForeignService definition) {
    ForeignService component = ForeignService.of(definition.call("getComponentOCD"));
    ForeignService objectClass = ForeignService.of(component.call("getDefinition"));
    return "%s %s %s->%s %s"
        .formatted(
            definition.call("getFactoryPid"),
            objectClass.call("getName"),
            definition.call("getDefaultInputPorts"),
            definition.call("getDefaultOutputPorts"),
            definition.call("getOutputPortNames"));
  }
}

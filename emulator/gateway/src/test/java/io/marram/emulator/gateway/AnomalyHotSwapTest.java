package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import io.marram.emulator.kura.packages.PackageOperation.State;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.wiring.BundleWiring;

/** The shipped sensing package is updated and removed while verdicts flow. */
class AnomalyHotSwapTest extends PackageScene {
  private static final String ANOMALY = "io.marram.anomaly";
  private static final Path SENSING =
      Path.of("target", "packages", "marram-sensing-0.1.0.dp").toAbsolutePath();
  private static final String READY = "anomaly.state=ready";
  private static final String LEARNING = "anomaly.state=learning";
  private static final int SOME = 50;

  @BeforeEach
  void installAndWire() throws Exception {
    gateway.install(SENSING, TestPackage.write(directory, "1.0.0"));
    gateway.apply(graph());
    await(READY, 1);
  }

  @Test
  void anUpdateOfTheDetectorForgetsNothingAndLeavesNothingBehind() throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int update = 1; update <= 3; update++) {
      loaders.add(
          new WeakReference<>(gateway.bundle(ANOMALY).adapt(BundleWiring.class).getClassLoader()));

      gateway.update(SENSING, ANOMALY, "0.1." + update);

      await(READY, count(READY) + SOME);
    }

    List<String> verdicts = List.copyOf(gateway.received("sink"));
    int ready = firstReady(verdicts);
    assertThat(verdicts.subList(0, ready)).isNotEmpty();
    assertThat(verdicts.subList(ready, verdicts.size()))
        .noneMatch(verdict -> verdict.contains(LEARNING));
    RunningGateway.awaitCollected(loaders);
  }

  @Test
  void aPackageThatIsRemovedAndInstalledAgainGoesOnWhereItWas() throws Exception {
    assertThat(await(operations().uninstall("marram-sensing")).state()).isEqualTo(State.DONE);
    assertThat(gateway.findBundle(ANOMALY)).isEmpty();
    int before = gateway.received("sink").size();

    // Whoever installs a file gives it away.
    Path again = Files.copy(SENSING, directory.resolve(SENSING.getFileName()));
    assertThat(install(again).state()).isEqualTo(State.DONE);

    await(READY, count(READY) + SOME);
    List<String> verdicts = List.copyOf(gateway.received("sink"));
    assertThat(verdicts.subList(before, verdicts.size()))
        .isNotEmpty()
        .noneMatch(verdict -> verdict.contains(LEARNING));
  }

  private static int firstReady(List<String> verdicts) {
    for (int i = 0; i < verdicts.size(); i++) {
      if (verdicts.get(i).contains(READY)) {
        return i;
      }
    }
    return verdicts.size();
  }

  private long count(String state) throws Exception {
    return gateway.received("sink").stream().filter(verdict -> verdict.contains(state)).count();
  }

  private void await(String state, long count) throws Exception {
    List<String> verdicts = gateway.received("sink");
    RunningGateway.await(
        () -> verdicts.stream().filter(verdict -> verdict.contains(state)).count() >= count,
        count + " times " + state);
  }

  private static String graph() {
    JsonObject simulator =
        new JsonObject()
            .add(
                "sensors",
                Snapshots.property(
                    "STRING",
                    Json.value(
                        "[{id: a, type: vibration, min_val: 0, max_val: 10, sampling_rate: 100}]")))
            .add("batch.milliseconds", Snapshots.property("INTEGER", Json.value(20)));
    return new Snapshots()
        .component("simulator", "io.marram.simulator.Simulator", 0, 1, simulator)
        .component("anomaly", "io.marram.anomaly.AnomalyDetector", 1, 1)
        .component("sink", "io.marram.emulator.gateway.fixture.Sink", 1, 0)
        .wire("simulator", "anomaly")
        .wire("anomaly", "sink")
        .json();
  }
}

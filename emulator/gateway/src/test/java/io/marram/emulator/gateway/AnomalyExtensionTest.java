package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The example of docs/extending.md at work on a gateway. */
class AnomalyExtensionTest {

  private static final Path EXAMPLE =
      Path.of("target", "examples", "io.example.pumps-0.1.0.dp").toAbsolutePath();

  private static final String PUMPS =
      """
      - id: pump-1
        type: pump
        min_val: 0
        max_val: 10
        sampling_rate: 0.016666
        faults:
          stuck: {every: 86400, lasting: 14400}
      - id: valve-1
        type: valve
        min_val: 0
        max_val: 10
        sampling_rate: 0.016666
      """;

  @TempDir private Path directory;

  @Test
  void anotherBundleAddsASensorAFeatureAndADetector() throws Exception {
    AnomalyGraph graph = new AnomalyGraph(directory.resolve("journal"));
    try (RunningGateway gateway =
        RunningGateway.start(directory.resolve("home"), AnomalyGraph.SENSING, EXAMPLE)) {
      gateway.apply(graph.snapshot(PUMPS, 72, "duty"));

      RunningGateway.await(
          () -> graph.verdicts().stream().anyMatch(line -> line.contains("share of zeros")),
          "a verdict of the example's detector");

      assertThat(graph.verdicts())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("pump-1", "share of zeros")
                      .containsPattern("\"anomaly\": ?true"))
          .noneMatch(line -> line.contains("valve-1") && line.contains("share of zeros"))
          .anyMatch(line -> line.contains("valve-1"));
      Bundle example = gateway.bundle("io.example.pumps");
      example.stop();
      assertThat(detectorsInUse(gateway)).isZero();
      example.start();
      assertThat(detectorsInUse(gateway)).isEqualTo(1);
    }
  }

  /** How many detectors of other bundles the running component has taken up. */
  private static int detectorsInUse(RunningGateway gateway) throws InvalidSyntaxException {
    ServiceReference<?>[] found =
        gateway.context().getAllServiceReferences("io.marram.anomaly.detector.DetectorKind", null);
    return found == null
        ? 0
        : (int)
            Arrays.stream(found)
                .filter(detector -> isUsedBy(detector, "io.marram.anomaly"))
                .count();
  }

  private static boolean isUsedBy(ServiceReference<?> service, String bundle) {
    Bundle[] users = service.getUsingBundles();
    return users != null
        && Arrays.stream(users).anyMatch(user -> user.getSymbolicName().equals(bundle));
  }
}

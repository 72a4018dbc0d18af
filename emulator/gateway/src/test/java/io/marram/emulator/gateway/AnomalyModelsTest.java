package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.converter.graph.Constant;
import io.marram.converter.graph.GraphBuilder;
import io.marram.converter.graph.Operation.Dense;
import io.marram.converter.graph.Window;
import io.marram.converter.torchscript.TorchScriptArchive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Models that were trained elsewhere, installed as a package on a gateway with PyTorch. */
class AnomalyModelsTest {

  private static final String ENGINE = "org.eclipse.kura.ai.inference.InferenceEngineService";
  private static final int WINDOW = 16;

  /** A spike of 8 is far from the mean of the window. */
  private static final Pattern STRANGE =
      Pattern.compile("value \\d+ readings? ago -?[0-9.]+, expected about [0-9.]+");

  private static final String SENSORS =
      """
      - id: tank-1
        type: level
        min_val: 0
        max_val: 10
        sampling_rate: 0.016666
        faults:
          spike: {every: 20000, size: 0.8}
      - id: tank-2
        type: level
        min_val: 0
        max_val: 10
        sampling_rate: 0.016666
      """;

  @TempDir private Path directory;

  @Test
  void anAutoencoderJudgesWhileItsPackageIsInstalledAndADamagedOneHarmsNothing() throws Exception {
    AnomalyGraph graph = new AnomalyGraph(directory.resolve("journal"));
    Path[] packages =
        Stream.concat(Arrays.stream(VisionGraph.packages()), Stream.of(AnomalyGraph.SENSING))
            .toArray(Path[]::new);
    try (RunningGateway gateway = RunningGateway.start(directory.resolve("home"), packages)) {
      gateway.install(modelPackage());
      ForeignService engine = ForeignService.find(gateway.context(), ENGINE);
      RunningGateway.await(() -> (boolean) engine.call("isModelLoaded", "tank-net"), "the model");
      assertThat(engine.call("isModelLoaded", "broken-net")).isEqualTo(false);
      gateway.apply(graph.snapshot(SENSORS, 72, "tank, broken"));

      RunningGateway.await(
          () -> graph.verdicts().stream().anyMatch(STRANGE.asPredicate()), "an anomaly");
      assertThat(graph.verdicts()).anyMatch(line -> line.contains("tank-2"));
      assertThat(detectors(gateway)).isEqualTo(2);
      gateway.bundle("tank.models").stop();
      assertThat(detectors(gateway)).isZero();
    }
  }

  private static int detectors(RunningGateway gateway) throws InvalidSyntaxException {
    ServiceReference<?>[] found =
        gateway.context().getAllServiceReferences("io.marram.anomaly.detector.DetectorKind", null);
    return found == null ? 0 : found.length;
  }

  private Path modelPackage() throws Exception {
    byte[] network = autoencoder();
    byte[] damaged = Arrays.copyOf(network, network.length / 2);
    TestBundle models =
        new TestBundle("tank.models", "1.0.0")
            .header("Marram-Models", "models")
            .header("Marram-Anomaly-Models", "anomaly")
            .file("models/tank-net.pt", network)
            .file("models/tank-net.json", utf8(descriptor("tank-net", network)))
            .file("models/broken-net.pt", damaged)
            .file("models/broken-net.json", utf8(descriptor("broken-net", damaged)))
            .file("anomaly/tank.properties", utf8(properties("tank-net")))
            .file("anomaly/broken.properties", utf8(properties("broken-net\nsensors=tank-2")));
    return TestBundle.write(directory, "tank-models", "1.0.0", models);
  }

  /** Gives back the mean of the window: one number in the middle, the same weights for all. */
  private static byte[] autoencoder() {
    GraphBuilder graph = new GraphBuilder("window", Window.UNKNOWN, WINDOW);
    float[] mean = new float[WINDOW];
    Arrays.fill(mean, 1f / WINDOW);
    float[] copies = new float[WINDOW];
    Arrays.fill(copies, 1f);
    graph.constant("encoder", new Constant(new int[] {1, WINDOW}, mean));
    graph.constant("decoder", new Constant(new int[] {WINDOW, 1}, copies));
    String code = graph.node(new Dense(), "window", "encoder");
    String reconstruction = graph.node(new Dense(), code, "decoder");
    return TorchScriptArchive.of(graph.build(List.of(reconstruction)));
  }

  private static String descriptor(String name, byte[] network) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(network);
    return """
        {"name": "%1$s", "version": "1", "platform": "pytorch-torchscript",
         "file": "%1$s.pt", "sha256": "%2$s",
         "inputs": [{"name": "window", "type": "FP32", "shape": [-1, 16]}],
         "outputs": [{"name": "reconstruction", "type": "FP32", "shape": [-1, 16]}]}"""
        .formatted(name, HexFormat.of().formatHex(digest));
  }

  private static String properties(String model) {
    return "kind=autoencoder\nwindow=" + WINDOW + "\nevery=4\nmodel=" + model;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

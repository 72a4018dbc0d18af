package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a forest: trained with scikit-learn, packed, installed, and heard. */
class ScikitLearnForestTest {

  private static final Path SCRIPTS =
      Path.of("..", "..", "docs", "examples", "anomaly-models").toAbsolutePath().normalize();

  private static final String SENSORS =
      """
      - id: tank-1
        type: level
        min_val: 0
        max_val: 10
        sampling_rate: 0.016666
        faults:
          spike: {every: 20000, size: 0.8}
      """;

  @TempDir private Path directory;

  @Test
  void aForestOfScikitLearnJudgesOnAGateway() throws Exception {
    Optional<String> python =
        Stream.of("python3", "/usr/bin/python3").filter(this::hasScikitLearn).findFirst();
    assumeTrue(python.isPresent(), "skipped: there is no python3 with scikit-learn");
    Path models = Files.createDirectories(directory.resolve("models"));
    writeTable(directory.resolve("table.csv"));
    Files.writeString(models.resolve("tank.properties"), "kind=forest\nfile=tank.json\n");
    run(python.get(), "export_forest.py", "table.csv", "models/tank.json");
    run(python.get(), "pack.py", "tank-models", "1.0.0", "models");

    AnomalyGraph graph = new AnomalyGraph(directory.resolve("journal"));
    try (RunningGateway gateway =
        RunningGateway.start(
            directory.resolve("home"),
            AnomalyGraph.SENSING,
            directory.resolve("tank-models-1.0.0.dp"))) {
      gateway.apply(graph.snapshot(SENSORS, 72, "tank"));

      RunningGateway.await(
          () -> graph.verdicts().stream().anyMatch(line -> line.contains("\"anomaly\":true")),
          "an anomaly");
      assertThat(graph.verdicts())
          .filteredOn(line -> line.contains("\"anomaly\":true"))
          .allSatisfy(
              line ->
                  assertThat(line)
                      .containsPattern(
                          "(value|rate of change) -?[0-9.E-]+, expected about -?[0-9.E-]+"));
    }
  }

  /** Readings of a tank in order, a minute apart. */
  private static void writeTable(Path file) throws IOException {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>(List.of("value,rate of change"));
    double last = 5;
    for (int i = 0; i < 2000; i++) {
      double value = 5 + 2 * Math.sin(i / 300.0) + 0.2 * random.nextGaussian();
      lines.add(String.format(Locale.ROOT, "%f,%f", value, (value - last) / 60));
      last = value;
    }
    Files.write(file, lines);
  }

  private boolean hasScikitLearn(String python) {
    try {
      return new ProcessBuilder(python, "-c", "import sklearn").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void run(String python, String script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(python, SCRIPTS.resolve(script).toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(directory.resolve("output"))).isZero();
  }
}

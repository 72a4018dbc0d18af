package io.marram.emulator.gateway;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Simulated sensors whose past is judged at once, and a journal of what is said about them. */
final class AnomalyGraph {

  static final Path SENSING =
      Path.of("target", "packages", "marram-sensing-0.1.0.dp").toAbsolutePath();

  private final Path journal;

  /** A name of its own: what it learns stays in Kura's data folder, which all tests share. */
  private final String detector = "anomalies-" + UUID.randomUUID();

  /**
   * @param journal a folder for the verdicts
   */
  AnomalyGraph(Path journal) {
    this.journal = journal;
  }

  /**
   * @param sensors as YAML
   * @param historyHours how much of their past is judged
   * @param detectors names of detectors, or nothing
   */
  String snapshot(String sensors, int historyHours, String detectors) {
    JsonObject simulator =
        new JsonObject()
            .add("sensors", text(sensors))
            .add("history.hours", Snapshots.property("INTEGER", Json.value(historyHours)));
    JsonObject anomalies =
        new JsonObject()
            .add("detectors", text(detectors))
            .add("false.alarms.per.day", Snapshots.property("DOUBLE", Json.value(10)));
    return new Snapshots()
        .component("sensors", "io.marram.simulator.Simulator", 0, 1, simulator)
        .component(detector, "io.marram.anomaly.AnomalyDetector", 1, 1, anomalies)
        .component(
            "journal",
            "io.marram.anomaly.Journal",
            1,
            0,
            new JsonObject().add("folder", text(journal.toString())))
        .wire("sensors", detector)
        .wire(detector, "journal")
        .json();
  }

  /** The verdicts so far, as JSON. */
  List<String> verdicts() {
    if (!Files.isDirectory(journal)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(journal)) {
      return files.filter(Files::isRegularFile).sorted().flatMap(AnomalyGraph::lines).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject text(String value) {
    JsonValue json = Json.value(value);
    return Snapshots.property("STRING", json);
  }
}

package io.marram.emulator.cli.pipeline;

import io.marram.simulator.SensorSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the configuration file. */
public final class PipelineConfigFile {

  /** What a monitor can look back over. */
  static final int SHORTEST_WINDOW = 10;

  static final int LONGEST_WINDOW = 10_000;

  private static final int MOST_SENSORS = 10_000;

  private PipelineConfigFile() {}

  /**
   * Reads a file's text. What it does not say is as in the project whose file this is.
   *
   * @throws IllegalArgumentException if something is wrong; says line, name, value and rule
   */
  public static PipelineConfig read(String text) {
    ConfigSection file = ConfigSection.of(text);
    List<String> notes = new ArrayList<>();

    ConfigSection mqtt = file.section("mqtt");
    String host = mqtt.text("broker_host", "localhost").trim();
    if (host.isEmpty() || host.chars().anyMatch(Character::isWhitespace)) {
      throw mqtt.wrong("broker_host", "mqtt.broker_host must be the name of a host");
    }
    int port = mqtt.whole("broker_port", 1883, 1, 65_535);

    ConfigSection processing = file.section("data_processing");
    int window = processing.whole("window_size", 100, SHORTEST_WINDOW, LONGEST_WINDOW);
    if (processing.has("feature_window")) {
      int features = processing.whole("feature_window", 10, 1, LONGEST_WINDOW);
      if (features > window) {
        throw processing.wrong(
            "feature_window",
            "data_processing.feature_window must not be larger than window_size, was "
                + features
                + " of "
                + window);
      }
      notes.add(
          "data_processing.feature_window has no effect: features are brought up to date with"
              + " every reading, over the last "
              + window
              + " of its sensor");
    }

    ConfigSection inference = file.section("inference");
    double millis = positive(inference, "max_inference_time_ms", 100);
    double megabytes = positive(inference, "max_model_size_mb", 10);

    ConfigSection simulation = file.section("sensors").section("simulation");
    boolean enabled = simulation.truth("enabled", true);
    List<SensorSettings> sensors = sensors(simulation);
    file.unused().forEach(unused -> notes.add(unused + " is not known here, and has no effect"));
    return new PipelineConfig(
        host, port, window, millis, megabytes, enabled ? sensors : List.of(), notes);
  }

  private static double positive(ConfigSection section, String name, double otherwise) {
    double number = section.number(name, otherwise);
    if (number <= 0) {
      throw section.wrong(name, "inference." + name + " must be more than 0, was " + number);
    }
    return number;
  }

  private static List<SensorSettings> sensors(ConfigSection simulation) {
    List<ConfigSection> elements = simulation.list("sensors");
    if (elements.size() > MOST_SENSORS) {
      throw simulation.wrong("sensors", "there must be at most " + MOST_SENSORS + " sensors");
    }
    Set<String> ids = new HashSet<>();
    List<SensorSettings> sensors = new ArrayList<>();
    for (ConfigSection element : elements) {
      SensorSettings sensor = SensorText.read(element);
      if (!ids.add(sensor.id())) {
        throw element.wrong("id", "there is another sensor with the id " + sensor.id());
      }
      sensors.add(sensor);
    }
    return sensors;
  }
}

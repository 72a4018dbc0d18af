package io.marram.simulator.internal;

import io.marram.log.Printable;
import io.marram.simulator.FaultKind;
import io.marram.simulator.FaultSettings;
import io.marram.simulator.SensorSettings;
import io.marram.simulator.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads sensors from YAML: a whole {@code config.yaml}, its section {@code sensors} or {@code
 * simulation}, or the bare list.
 */
final class SensorSection {

  private static final Set<String> SENSOR_FIELDS =
      Set.of(
          "id",
          "type",
          "location",
          "min_val",
          "max_val",
          "unit",
          "sampling_rate",
          "group",
          "correlation",
          "faults");
  private static final Set<String> FAULT_FIELDS = Set.of("every", "lasting", "size");

  /** How far the list may lie within the text: sensors, simulation, sensors. */
  private static final int MOST_LEVELS = 3;

  private static final double DEFAULT_RATE = 1;
  private static final double DEFAULT_CORRELATION = 0.8;
  private static final double LONGEST_SECONDS = 1e10;
  private static final double MILLIS_PER_SECOND = 1000;

  private SensorSection() {}

  /**
   * @return the sensors; none if the section says {@code enabled: false}
   * @throws IllegalArgumentException if something is wrong; says the line, the sensor and the field
   */
  static List<SensorSettings> read(String text) {
    Node node =
        YamlText.read(text)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "sensors is empty: paste the sensors section of a config.yaml"));
    boolean enabled = true;
    List<FaultSettings> faults = List.of();
    for (int level = 0; level < MOST_LEVELS && node instanceof MappingNode; level++) {
      YamlMapping mapping = YamlMapping.of(node, "sensors");
      enabled &= mapping.truth("enabled", true);
      faults = mapping.field("faults").map(SensorSection::faults).orElse(faults);
      node = inner(mapping);
    }
    List<SensorSettings> sensors = list(node, faults);
    return enabled ? sensors : List.of();
  }

  private static Node inner(YamlMapping mapping) {
    return mapping
        .field("sensors")
        .or(() -> mapping.field("simulation"))
        .orElseThrow(() -> mapping.wrong("there is no field sensors"));
  }

  private static List<SensorSettings> list(Node node, List<FaultSettings> faults) {
    if (!(node instanceof SequenceNode sequence)) {
      throw YamlMapping.wrong(node, "sensors must be a list of sensors, each beginning with a -");
    }
    if (sequence.getValue().size() > Simulation.MOST_SENSORS) {
      throw YamlMapping.wrong(node, "sensors must be at most " + Simulation.MOST_SENSORS);
    }
    Map<String, Node> places = new HashMap<>();
    List<SensorSettings> sensors = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      SensorSettings sensor = sensor(item, faults);
      Node other = places.put(sensor.id(), item);
      if (other != null) {
        throw YamlMapping.wrong(
            item,
            "id %s is taken by the sensor in %s"
                .formatted(Printable.of(sensor.id()), YamlText.place(other).replace(": ", "")));
      }
      sensors.add(sensor);
    }
    return sensors;
  }

  private static SensorSettings sensor(Node node, List<FaultSettings> faults) {
    YamlMapping fields = YamlMapping.of(node, "a sensor");
    fields.requireOnly(SENSOR_FIELDS);
    String id = fields.requiredText("id");
    Optional<Node> ownFaults = fields.field("faults");
    double min = fields.requiredNumber("min_val");
    double max = fields.requiredNumber("max_val");
    double rate = fields.number("sampling_rate", DEFAULT_RATE);
    double correlation = fields.number("correlation", DEFAULT_CORRELATION);
    List<FaultSettings> sensorFaults = ownFaults.map(SensorSection::faults).orElse(faults);
    try {
      return new SensorSettings(
          id,
          fields.text("type", SensorSettings.GENERIC),
          fields.text("location", ""),
          fields.text("unit", ""),
          min,
          max,
          rate,
          fields.text("group", ""),
          correlation,
          sensorFaults);
    } catch (IllegalArgumentException e) {
      throw YamlMapping.wrong(node, "sensor " + Printable.of(id) + ": " + e.getMessage());
    }
  }

  private static List<FaultSettings> faults(Node node) {
    YamlMapping fields = YamlMapping.of(node, "faults");
    List<FaultSettings> faults = new ArrayList<>();
    Map<String, FaultKind> kinds = new HashMap<>();
    for (FaultKind kind : FaultKind.values()) {
      kinds.put(kind.label(), kind);
      fields.field(kind.label()).ifPresent(fault -> faults.add(fault(kind, fault)));
    }
    fields.requireOnly(kinds.keySet());
    return faults;
  }

  private static FaultSettings fault(FaultKind kind, Node node) {
    YamlMapping fields = YamlMapping.of(node, "faults." + kind.label());
    fields.requireOnly(FAULT_FIELDS);
    Duration every = seconds(fields.requiredNumber("every"));
    Duration lasting = seconds(fields.number("lasting", 0));
    double size = fields.number("size", 0);
    try {
      return new FaultSettings(kind, every, lasting, size);
    } catch (IllegalArgumentException e) {
      throw YamlMapping.wrong(node, e.getMessage());
    }
  }

  private static Duration seconds(double seconds) {
    double bounded = Math.max(-1, Math.min(LONGEST_SECONDS, seconds));
    return Duration.ofMillis(Math.round(bounded * MILLIS_PER_SECOND));
  }
}

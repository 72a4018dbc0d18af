package io.marram.emulator.cli.wires;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.WriterConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The wires of the gateway in the format of Kura's wire/v1/graph/snapshot, with the cloud
 * connection that they need: the same components could be sent to a real gateway.
 */
public final class WireGraph {

  /** What a gateway is to do. */
  public enum Part {
    /** MQTT camera to face detector to recognition queue. */
    VISION("vision-graph.json"),
    /** The connection to AWS IoT Core, which the other parts use. */
    CLOUD("cloud-graph.json"),
    /** Simulated and Bluetooth sensors to AWS IoT Core. */
    SENSING("sensing-graph.json"),
    /** Readings, and the gateway's health, to alerts. */
    DETECTION("detection-graph.json"),
    /** Readings that others publish to AWS IoT Core. */
    HEARING("hearing-graph.json"),
    /** A camera over a parking lot to AWS IoT Core. */
    PARKING("parking-graph.json");

    private final String template;

    Part(String template) {
      this.template = template;
    }
  }

  /**
   * What a gateway of a whole system does. It would hear its own readings, too, and has no camera
   * over a parking lot.
   */
  static final Set<Part> SYSTEM =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Part.HEARING, Part.PARKING)));

  /** What holds where nothing else is said. */
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("publishes.per.second", "100"),
          Map.entry("singles.per.second", "20"),
          Map.entry("window.readings", "100"),
          Map.entry("limits", ""),
          Map.entry("parking.areas", ""),
          Map.entry("parking.capacity", "0"),
          Map.entry("parking.start", "-1"),
          Map.entry("parking.zone", ""),
          Map.entry("parking.camera.user", ""),
          Map.entry("parking.camera.password", ""),
          Map.entry("parking.frames.per.second", "2"));

  private static final String GRAPH_SERVICE = "org.eclipse.kura.wire.graph.WireGraphService";
  private static final String GRAPH = "WireGraph";

  private WireGraph() {}

  /**
   * Writes the graph; the file appears when it is complete.
   *
   * @param values by name, for the templates' {@code ${name}}
   * @throws IllegalArgumentException if a value is missing
   */
  public static void write(Path file, Set<Part> parts, Map<String, String> values) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(file.getFileName() + ".draft");
      Files.writeString(draft, fill(parts, values));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the graph of an earlier system, whose addresses may be others. */
  public static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The graph as JSON, its parts side by side. A wire to a part that is not there is left out. */
  static String fill(Set<Part> parts, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(DEFAULTS);
    all.put("cars.topic", "parking/" + values.get("thing") + "/cars");
    all.putAll(values);
    JsonArray components = new JsonArray();
    JsonArray wires = new JsonArray();
    JsonArray configs = new JsonArray();
    for (Part part : parts) {
      JsonObject template = Json.parse(fill(part, all)).asObject();
      template.get("components").asArray().forEach(components::add);
      template.get("wires").asArray().forEach(wires::add);
      template.get("configs").asArray().forEach(configs::add);
    }
    JsonObject graph =
        new JsonObject().add("components", components).add("wires", between(components, wires));
    JsonObject property = new JsonObject().add("type", "STRING").add("value", graph.toString());
    configs.add(
        new JsonObject()
            .add("pid", GRAPH_SERVICE)
            .add("properties", new JsonObject().add(GRAPH, property)));
    return new JsonObject().add("configs", configs).toString(WriterConfig.PRETTY_PRINT);
  }

  private static JsonArray between(JsonArray components, JsonArray wires) {
    Set<String> pids = new HashSet<>();
    components.forEach(component -> pids.add(component.asObject().getString("pid", "")));
    JsonArray between = new JsonArray();
    for (JsonValue wire : wires) {
      if (pids.contains(wire.asObject().getString("emitter", ""))
          && pids.contains(wire.asObject().getString("receiver", ""))) {
        between.add(wire);
      }
    }
    return between;
  }

  private static String fill(Part part, Map<String, String> values) {
    String text = template(part);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", escaped(value.getValue()));
    }
    int unknown = text.indexOf("${");
    if (unknown >= 0) {
      throw new IllegalArgumentException(
          "no value for " + text.substring(unknown, text.indexOf('}', unknown) + 1));
    }
    return text;
  }

  private static String escaped(String text) {
    JsonValue value = Json.value(text);
    String quoted = value.toString();
    return quoted.substring(1, quoted.length() - 1);
  }

  private static String template(Part part) {
    try (InputStream stream = WireGraph.class.getResourceAsStream(part.template)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

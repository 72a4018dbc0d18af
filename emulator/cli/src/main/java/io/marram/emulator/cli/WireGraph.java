package io.marram.emulator.cli;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The wires of the gateway, MQTT camera to face detector to recognition queue, in the format of
 * Kura's wire/v1/graph/snapshot: the same file could be sent to a real gateway.
 */
final class WireGraph {

  private static final String TEMPLATE = "wire-graph.json";

  private WireGraph() {}

  /**
   * Writes the graph; the file appears when it is complete.
   *
   * @param values by name, for the template's {@code ${name}}
   */
  static void write(Path file, Map<String, String> values) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(file.getFileName() + ".draft");
      Files.writeString(draft, fill(values));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the graph of an earlier system, whose addresses may be others. */
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The graph as JSON. */
  static String fill(Map<String, String> values) {
    String graph = template();
    for (Map.Entry<String, String> value : values.entrySet()) {
      graph = graph.replace("${" + value.getKey() + "}", escaped(value.getValue()));
    }
    int unknown = graph.indexOf("${");
    if (unknown >= 0) {
      throw new IllegalArgumentException(
          "no value for " + graph.substring(unknown, graph.indexOf('}', unknown) + 1));
    }
    return graph;
  }

  private static String escaped(String text) {
    JsonValue value = Json.value(text);
    String quoted = value.toString();
    return quoted.substring(1, quoted.length() - 1);
  }

  private static String template() {
    try (InputStream stream = WireGraph.class.getResourceAsStream(TEMPLATE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

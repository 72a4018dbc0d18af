package io.marram.converter.tfjs;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.marram.converter.graph.ConversionException;
import io.marram.converter.graph.Graph;
import io.marram.converter.graph.GraphBuilder;
import io.marram.converter.graph.ShapeInference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a TensorFlow.js graph model: the part of it that computes the outputs asked for. What lies
 * behind them, such as the choice of the best boxes, need not be supported.
 */
public final class TfjsGraphReader {

  private final Map<String, TfjsNode> nodes = new LinkedHashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private final TfjsWeights weights;
  private final GraphBuilder graph;

  private TfjsGraphReader(Iterable<JsonElement> topology, TfjsWeights weights) {
    TfjsNode input = null;
    for (JsonElement element : topology) {
      TfjsNode node = new TfjsNode(element.getAsJsonObject());
      nodes.put(node.name(), node);
      if (node.operation().equals("Placeholder")) {
        input = node;
      }
    }
    if (input == null) {
      throw new ConversionException("it has no input");
    }
    this.weights = weights;
    this.graph = new GraphBuilder(input.name(), input.shape("shape"));
    values.put(input.name(), input.name());
  }

  /**
   * Reads a model and the weight files it names, which lie beside it.
   *
   * @param outputs names of the nodes whose values are wanted
   * @return the graph for the input size that the file states
   * @throws ConversionException if a file is missing or malformed, or a node that is needed has no
   *     translation
   * @throws IOException if a file cannot be read
   */
  public static Graph read(Path model, List<String> outputs) throws IOException {
    try {
      JsonObject json = JsonParser.parseString(Files.readString(model)).getAsJsonObject();
      TfjsWeights weights = TfjsWeights.read(json.getAsJsonArray("weightsManifest"), model);
      JsonObject topology = json.getAsJsonObject("modelTopology");
      return new TfjsGraphReader(topology.getAsJsonArray("node"), weights).graph(outputs);
    } catch (JsonParseException
        | IllegalStateException
        | ClassCastException
        | NullPointerException e) {
      throw new ConversionException(model + " is not a graph model", e);
    } catch (ConversionException e) {
      throw new ConversionException(model + ": " + e.getMessage(), e);
    }
  }

  private Graph graph(List<String> outputs) {
    Graph result = graph.build(outputs.stream().map(this::value).toList());
    requireDoublings(result);
    return result;
  }

  /** The name of the value that a node computes, after it and all it needs were translated. */
  private String value(String name) {
    String known = values.get(name);
    if (known != null) {
      return known;
    }
    TfjsNode node = nodes.get(name);
    if (node == null) {
      throw new ConversionException("node " + name + " is missing");
    }
    List<String> inputs = new ArrayList<>();
    for (String input : node.inputs()) {
      inputs.add(weights.has(input) ? input : value(input));
    }
    String value = new TfjsOperator(node, inputs, weights, graph).translate();
    values.put(name, value);
    return value;
  }

  /** The file has fixed sizes where a picture is enlarged; each has to be twice what comes in. */
  private void requireDoublings(Graph result) {
    Map<String, int[]> shapes = ShapeInference.shapesOf(result);
    for (TfjsNode node : nodes.values()) {
      if (node.operation().equals("ResizeBilinear") && values.containsKey(node.name())) {
        float[] wanted = weights.get(node.inputs().get(1)).values();
        int[] doubled = shapes.get(node.name());
        if (wanted.length != 2 || wanted[0] != doubled[1] || wanted[1] != doubled[2]) {
          throw new ConversionException(
              "node "
                  + node.name()
                  + " resizes to "
                  + Arrays.toString(wanted)
                  + ", which is not twice its input");
        }
      }
    }
  }
}

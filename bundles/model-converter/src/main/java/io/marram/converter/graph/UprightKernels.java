package io.marram.converter.graph;

import io.marram.converter.graph.Operation.Convolution;
import io.marram.converter.graph.Operation.Dense;
import io.marram.converter.graph.Operation.DepthwiseConvolution;
import io.marram.converter.graph.Operation.Reshape;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns a network that was trained on transposed pictures (columns first) into one that takes
 * upright pictures (rows first) and gives the same answers, transposed where they are pictures.
 *
 * <p>Every kernel is transposed, and the weights of a dense layer that follows a picture are put
 * into the order in which the upright picture is flattened.
 */
public final class UprightKernels {

  private UprightKernels() {}

  /** The network for upright pictures; its input shape is transposed too. */
  public static Graph turn(Graph graph) {
    Map<String, int[]> shapes = ShapeInference.shapesOf(graph);
    Map<String, Constant> turned = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      Operation operation = node.operation();
      if (operation instanceof Convolution || operation instanceof DepthwiseConvolution) {
        String kernel = node.input(1);
        turned.put(kernel, graph.constants().get(kernel).permuted(0, 2, 1, 3));
      } else if (operation instanceof Dense && shapes.get(node.input(0)).length == 4) {
        String weights = node.input(1);
        turned.put(weights, reordered(graph.constants().get(weights), shapes.get(node.input(0))));
      } else if (operation instanceof Reshape) {
        throw new ConversionException("a network with a reshape cannot be turned upright");
      }
    }
    Map<String, Constant> constants = new LinkedHashMap<>(graph.constants());
    constants.putAll(turned);
    int[] in = graph.inputShape();
    return graph.with(constants, graph.nodes()).withInputShape(in[0], in[2], in[1], in[3]);
  }

  /** Weights whose inputs come columns first, for the same inputs that come rows first. */
  private static Constant reordered(Constant weights, int[] picture) {
    int outputs = weights.shape()[0];
    return weights
        .reshaped(outputs, picture[1], picture[2], picture[3])
        .permuted(0, 2, 1, 3)
        .reshaped(weights.shape());
  }
}

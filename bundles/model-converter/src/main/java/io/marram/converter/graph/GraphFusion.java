package io.marram.converter.graph;

import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Operation.MaximumOverChannels;
import io.marram.converter.graph.Operation.ParametricRelu;
import io.marram.converter.graph.Operation.Softmax;
import io.marram.converter.graph.Operation.SumOverChannels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises PReLU, softmax and the hard activations, which model files spell out in elementary
 * operations, and puts one operation in their place: fewer passes over memory when the network
 * runs.
 *
 * <p>Two spellings of PReLU occur: {@code relu(x) + a * -relu(-x)} has the slope a, and {@code
 * relu(x) + a * (x - |x|)} has the slope 2a, since x - |x| is twice the negative part.
 */
public final class GraphFusion {

  private final Graph graph;
  private final Map<String, Node> producers = new HashMap<>();
  private final Map<String, Constant> constants;
  private final HardActivations hardActivations;

  private GraphFusion(Graph graph) {
    this.graph = graph;
    this.constants = new LinkedHashMap<>(graph.constants());
    for (Node node : graph.nodes()) {
      producers.put(node.output(), node);
    }
    this.hardActivations = new HardActivations(graph.constants(), producers);
  }

  /** The same network with fewer nodes. */
  public static Graph fuse(Graph graph) {
    return new GraphFusion(graph).fused();
  }

  private Graph fused() {
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      nodes.add(
          parametricRelu(node)
              .or(() -> softmax(node))
              .or(() -> hardActivations.recognise(node))
              .orElse(node));
    }
    return graph.with(constants, nodes).withoutUnused();
  }

  private Optional<Node> parametricRelu(Node sum) {
    if (sum.operation() != Elementwise.ADD) {
      return Optional.empty();
    }
    for (int side = 0; side < 2; side++) {
      Node positive = producer(sum.input(side), Elementwise.RELU);
      Node negative = producer(sum.input(1 - side), Elementwise.MULTIPLY);
      if (positive != null && negative != null) {
        Optional<Node> fused = parametricRelu(sum, positive.input(0), negative);
        if (fused.isPresent()) {
          return fused;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Node> parametricRelu(Node sum, String value, Node product) {
    for (int side = 0; side < 2; side++) {
      Constant slopes = graph.constants().get(product.input(side));
      int multiple = multipleOfNegativePart(product.input(1 - side), value);
      if (slopes != null && slopes.shape().length == 1 && multiple != 0) {
        String name = sum.output() + "/slopes";
        constants.put(name, times(slopes, multiple));
        return Optional.of(sum.replacedBy(new ParametricRelu(), value, name));
      }
    }
    return Optional.empty();
  }

  /** How many times min(value, 0) a candidate is, 0 if it is something else. */
  private int multipleOfNegativePart(String candidate, String value) {
    Node negated = producer(candidate, Elementwise.NEGATE);
    if (negated != null) {
      Node relu = producer(negated.input(0), Elementwise.RELU);
      Node flipped = relu == null ? null : producer(relu.input(0), Elementwise.NEGATE);
      return flipped != null && flipped.input(0).equals(value) ? 1 : 0;
    }
    Node difference = producer(candidate, Elementwise.SUBTRACT);
    if (difference != null && difference.input(0).equals(value)) {
      Node absolute = producer(difference.input(1), Elementwise.ABSOLUTE);
      return absolute != null && absolute.input(0).equals(value) ? 2 : 0;
    }
    return 0;
  }

  private Optional<Node> softmax(Node quotient) {
    if (quotient.operation() != Elementwise.DIVIDE) {
      return Optional.empty();
    }
    Node exponential = producer(quotient.input(0), Elementwise.EXPONENTIAL);
    Node sum = producers.get(quotient.input(1));
    if (exponential == null
        || sum == null
        || !(sum.operation() instanceof SumOverChannels)
        || !sum.input(0).equals(exponential.output())) {
      return Optional.empty();
    }
    Node shifted = producer(exponential.input(0), Elementwise.SUBTRACT);
    Node maximum = shifted == null ? null : producers.get(shifted.input(1));
    if (maximum == null
        || !(maximum.operation() instanceof MaximumOverChannels)
        || !maximum.input(0).equals(shifted.input(0))) {
      return Optional.empty();
    }
    return Optional.of(quotient.replacedBy(new Softmax(), shifted.input(0)));
  }

  private Node producer(String value, Elementwise operation) {
    Node node = producers.get(value);
    return node != null && node.operation() == operation ? node : null;
  }

  private static Constant times(Constant constant, int factor) {
    float[] values = constant.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return new Constant(constant.shape(), values);
  }
}

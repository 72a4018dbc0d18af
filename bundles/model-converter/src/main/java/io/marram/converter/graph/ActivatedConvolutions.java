package io.marram.converter.graph;

import io.marram.converter.graph.Operation.Convolution;
import io.marram.converter.graph.Operation.DepthwiseConvolution;
import io.marram.converter.graph.Operation.Elementwise;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins a convolution with the activation of its result, where nothing else needs the result as it
 * was before: one pass over memory less when the network runs.
 *
 * <p>The hard activations stay on their own: oneDNN on ARM has no fast convolution with them, and
 * on x86-64 joining them makes hardly a difference.
 */
public final class ActivatedConvolutions {

  private static final Set<Elementwise> ACTIVATIONS =
      EnumSet.of(Elementwise.RELU, Elementwise.SIGMOID);

  private final Graph graph;
  private final Map<String, Node> producers = new HashMap<>();
  private final Set<String> neededTwice = new HashSet<>();

  private ActivatedConvolutions(Graph graph) {
    this.graph = graph;
    Set<String> needed = new HashSet<>(graph.outputs());
    for (Node node : graph.nodes()) {
      producers.put(node.output(), node);
      for (String input : node.inputs()) {
        if (!needed.add(input)) {
          neededTwice.add(input);
        }
      }
    }
  }

  /** The same network with fewer nodes. */
  public static Graph join(Graph graph) {
    return new ActivatedConvolutions(graph).joined();
  }

  private Graph joined() {
    List<Node> nodes = graph.nodes().stream().map(node -> joined(node).orElse(node)).toList();
    return graph.with(graph.constants(), nodes).withoutUnused();
  }

  private Optional<Node> joined(Node node) {
    if (!(node.operation() instanceof Elementwise activation)
        || !ACTIVATIONS.contains(activation)
        || neededTwice.contains(node.input(0))
        || !producers.containsKey(node.input(0))) {
      return Optional.empty();
    }
    Node producer = producers.get(node.input(0));
    return activated(producer.operation(), activation)
        .map(operation -> new Node(operation, producer.inputs(), node.output()));
  }

  private static Optional<Operation> activated(Operation operation, Elementwise activation) {
    if (operation instanceof Convolution plain && plain.activation().isEmpty()) {
      return Optional.of(new Convolution(plain.stride(), plain.padding(), Optional.of(activation)));
    }
    if (operation instanceof DepthwiseConvolution plain && plain.activation().isEmpty()) {
      return Optional.of(
          new DepthwiseConvolution(plain.stride(), plain.padding(), Optional.of(activation)));
    }
    return Optional.empty();
  }
}

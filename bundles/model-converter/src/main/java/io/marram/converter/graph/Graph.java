package io.marram.converter.graph;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network with one input: nodes in an order in which they can be computed.
 *
 * @param input name of the value that is fed
 * @param inputShape its shape, {@link Window#UNKNOWN} where it is free
 * @param constants weights by name, in a stable order
 * @param nodes operations, each after those it depends on
 * @param outputs names of the values that the network gives
 */
public record Graph(
    String input,
    int[] inputShape,
    Map<String, Constant> constants,
    List<Node> nodes,
    List<String> outputs) {

  public Graph {
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
  }

  /** The same network for inputs of another shape. */
  public Graph withInputShape(int... shape) {
    return new Graph(input, shape, constants, nodes, outputs);
  }

  /** The same inputs and outputs with other constants and nodes. */
  public Graph with(Map<String, Constant> newConstants, List<Node> newNodes) {
    return new Graph(input, inputShape, newConstants, newNodes, outputs);
  }

  /** Leaves out the nodes and constants that no output needs. */
  public Graph withoutUnused() {
    Set<String> needed = new HashSet<>(outputs);
    Deque<Node> kept = new ArrayDeque<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      if (needed.contains(node.output())) {
        kept.addFirst(node);
        needed.addAll(node.inputs());
      }
    }
    Map<String, Constant> keptConstants = new LinkedHashMap<>(constants);
    keptConstants.keySet().retainAll(needed);
    return with(keptConstants, List.copyOf(kept));
  }
}

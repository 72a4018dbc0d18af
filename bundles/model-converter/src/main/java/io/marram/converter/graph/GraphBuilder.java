package io.marram.converter.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects a graph node by node. */
public final class GraphBuilder {

  private final String input;
  private final int[] inputShape;
  private final Map<String, Constant> constants = new LinkedHashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  public GraphBuilder(String input, int... inputShape) {
    this.input = input;
    this.inputShape = inputShape;
  }

  /** Adds a weight and returns its name. */
  public String constant(String name, Constant constant) {
    constants.put(name, constant);
    return name;
  }

  /** Adds a node whose value gets a name made up here, and returns that name. */
  public String node(Operation operation, String... inputs) {
    return add(new Node(operation, List.of(inputs), "value" + nodes.size()));
  }

  /** Adds a node and returns the name of its value. */
  public String add(Node node) {
    nodes.add(node);
    return node.output();
  }

  public Graph build(List<String> outputs) {
    return new Graph(input, inputShape, constants, nodes, outputs);
  }
}

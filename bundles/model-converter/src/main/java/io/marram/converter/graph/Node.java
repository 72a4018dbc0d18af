package io.marram.converter.graph;

import java.util.List;

/**
 * One operation of a graph.
 *
 * @param operation what it computes
 * @param inputs names of values or constants, in the order the operation states
 * @param output name of the value it gives
 */
public record Node(Operation operation, List<String> inputs, String output) {

  public Node {
    inputs = List.copyOf(inputs);
  }

  /** The name of an input, by its place. */
  public String input(int index) {
    return inputs.get(index);
  }

  /** The same node with another operation and other inputs. */
  public Node replacedBy(Operation newOperation, String... newInputs) {
    return new Node(newOperation, List.of(newInputs), output);
  }
}

package io.marram.converter.graph;

import io.marram.converter.graph.Operation.Elementwise;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises {@code relu6(x + 3) * (1/6)} and {@code (x * (1/6)) * relu6(x + 3)}.
 *
 * <p>A file of 16-bit weights has 1/6 rounded to 0.16663. What is put in its place computes with
 * 1/6, as the network did when it was trained.
 */
final class HardActivations {

  private static final float SIXTH = 1 / 6f;
  private static final float ROUNDING = 1e-3f * SIXTH;

  private final Map<String, Constant> constants;
  private final Map<String, Node> producers;

  HardActivations(Map<String, Constant> constants, Map<String, Node> producers) {
    this.constants = constants;
    this.producers = producers;
  }

  /** The activation that a node is the last operation of, if it is. */
  Optional<Node> recognise(Node product) {
    if (product.operation() != Elementwise.MULTIPLY) {
      return Optional.empty();
    }
    for (int side = 0; side < 2; side++) {
      String other = product.input(1 - side);
      String value = shiftedAndClipped(product.input(side));
      if (value != null && isSixth(other)) {
        return Optional.of(product.replacedBy(Elementwise.HARD_SIGMOID, value));
      }
      if (value != null && value.equals(sixth(other))) {
        return Optional.of(product.replacedBy(Elementwise.HARD_SWISH, value));
      }
    }
    return Optional.empty();
  }

  /** The x of a value relu6(x + 3), null if the value is something else. */
  private String shiftedAndClipped(String candidate) {
    Node clipped = producer(candidate, Elementwise.RELU6);
    Node sum = clipped == null ? null : producer(clipped.input(0), Elementwise.ADD);
    if (sum == null) {
      return null;
    }
    for (int side = 0; side < 2; side++) {
      if (isNumber(sum.input(side), 3, 0)) {
        return sum.input(1 - side);
      }
    }
    return null;
  }

  /** The x of a value x * (1/6), null if the value is something else. */
  private String sixth(String candidate) {
    Node product = producer(candidate, Elementwise.MULTIPLY);
    if (product == null) {
      return null;
    }
    for (int side = 0; side < 2; side++) {
      if (isSixth(product.input(side))) {
        return product.input(1 - side);
      }
    }
    return null;
  }

  private boolean isSixth(String name) {
    return isNumber(name, SIXTH, ROUNDING);
  }

  private boolean isNumber(String name, float number, float tolerance) {
    Constant constant = constants.get(name);
    return constant != null
        && constant.values().length == 1
        && Math.abs(constant.values()[0] - number) <= tolerance;
  }

  private Node producer(String value, Elementwise operation) {
    Node node = producers.get(value);
    return node != null && node.operation() == operation ? node : null;
  }
}

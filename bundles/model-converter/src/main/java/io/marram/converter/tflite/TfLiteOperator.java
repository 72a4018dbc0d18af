package io.marram.converter.tflite;

import io.marram.converter.graph.ConversionException;
import io.marram.converter.graph.Node;
import io.marram.converter.graph.Operation;
import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Padding;
import io.marram.converter.tflite.FlatBuffer.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Translates one operator of a TFLite file. Numbers are those of its {@code schema.fbs}. */
final class TfLiteOperator {

  private static final int OPTIONS = 4;

  private final int code;
  private final Table table;
  private final List<TfLiteTensor> inputs;
  private final List<TfLiteTensor> outputs;

  TfLiteOperator(int code, Table table, List<TfLiteTensor> tensors) {
    this.code = code;
    this.table = table;
    this.inputs = pick(tensors, table.integers(1));
    this.outputs = pick(tensors, table.integers(2));
  }

  /** The node: its inputs are those that are values or weights, not axes and shapes. */
  Node node() {
    if (outputs.size() != 1) {
      throw new ConversionException("operator " + code + " has " + outputs.size() + " outputs");
    }
    List<String> names = new ArrayList<>();
    for (TfLiteTensor input : inputs) {
      if (input.integers() == null) {
        names.add(input.name());
      }
    }
    return new Node(operation(), names, outputs.get(0).name());
  }

  private Operation operation() {
    return switch (code) {
      case 0 -> plain(Elementwise.ADD, 0);
      case 3 -> {
        requireNone(3);
        requireUndilated(4, 5);
        yield new Operation.Convolution(square("stride", 2, 1), padding());
      }
      case 4 -> {
        requireNone(4);
        requireUndilated(5, 6);
        yield new Operation.DepthwiseConvolution(square("stride", 2, 1), padding());
      }
      case 9 -> plain(new Operation.Dense(), 0);
      case 17 -> {
        requireNone(5);
        yield new Operation.MaximumPool(square("window", 4, 3), square("stride", 2, 1), padding());
      }
      case 18 -> plain(Elementwise.MULTIPLY, 0);
      case 19 -> Elementwise.RELU;
      case 22 -> new Operation.Reshape(withoutBatch(outputs.get(0).shape()));
      case 41 -> plain(Elementwise.SUBTRACT, 0);
      case 42 -> plain(Elementwise.DIVIDE, 0);
      case 47 -> Elementwise.EXPONENTIAL;
      case 59 -> Elementwise.NEGATE;
      case 74 -> overChannels(new Operation.SumOverChannels());
      case 82 -> overChannels(new Operation.MaximumOverChannels());
      case 101 -> Elementwise.ABSOLUTE;
      default -> throw new ConversionException("operator " + code + " is not supported");
    };
  }

  private Padding padding() {
    return table.table(OPTIONS).octet(0, 0) == 0 ? Padding.SAME : Padding.VALID;
  }

  private int square(String what, int vertical, int horizontal) {
    Table options = table.table(OPTIONS);
    int rows = options.integer(vertical, 1);
    int columns = options.integer(horizontal, 1);
    if (rows != columns) {
      throw new ConversionException(
          "operator " + code + " has a " + what + " of " + rows + "x" + columns + ", not a square");
    }
    return rows;
  }

  private Operation plain(Operation operation, int activationField) {
    requireNone(activationField);
    return operation;
  }

  private void requireNone(int activationField) {
    if (table.has(OPTIONS) && table.table(OPTIONS).octet(activationField, 0) != 0) {
      throw new ConversionException("operator " + code + " has an activation fused into it");
    }
  }

  private void requireUndilated(int horizontal, int vertical) {
    Table options = table.table(OPTIONS);
    if (options.integer(horizontal, 1) != 1 || options.integer(vertical, 1) != 1) {
      throw new ConversionException("operator " + code + " is dilated");
    }
  }

  private Operation overChannels(Operation operation) {
    int last = inputs.get(0).shape().length - 1;
    int[] axes = inputs.get(1).integers();
    boolean keepsDimension = table.table(OPTIONS).flag(0);
    if (axes == null || axes.length != 1 || axes[0] != last || !keepsDimension) {
      throw new ConversionException(
          "operator " + code + " does not reduce the last dimension, but " + Arrays.toString(axes));
    }
    return operation;
  }

  private static int[] withoutBatch(int[] shape) {
    return Arrays.copyOfRange(shape, 1, shape.length);
  }

  private static List<TfLiteTensor> pick(List<TfLiteTensor> tensors, int[] indices) {
    List<TfLiteTensor> picked = new ArrayList<>();
    for (int index : indices) {
      // An optional input that is left out, such as a bias, has the index -1.
      if (index >= 0) {
        picked.add(tensors.get(index));
      }
    }
    return picked;
  }
}

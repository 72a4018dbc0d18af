package io.marram.converter.graph;

import io.marram.converter.graph.Operation.AveragePool;
import io.marram.converter.graph.Operation.Concatenation;
import io.marram.converter.graph.Operation.Convolution;
import io.marram.converter.graph.Operation.Dense;
import io.marram.converter.graph.Operation.DepthwiseConvolution;
import io.marram.converter.graph.Operation.Doubling;
import io.marram.converter.graph.Operation.GlobalAverage;
import io.marram.converter.graph.Operation.MaximumOverChannels;
import io.marram.converter.graph.Operation.MaximumPool;
import io.marram.converter.graph.Operation.PadAfter;
import io.marram.converter.graph.Operation.Reshape;
import io.marram.converter.graph.Operation.SumOverChannels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the shape of every value of a graph, {@link Window#UNKNOWN} or {@link Window#multipleOf}
 * where it depends on a run.
 */
public final class ShapeInference {

  private final Graph graph;
  private final Map<String, int[]> shapes = new HashMap<>();

  private ShapeInference(Graph graph) {
    this.graph = graph;
  }

  /** Shapes by the name of the value, constants excluded. */
  public static Map<String, int[]> shapesOf(Graph graph) {
    ShapeInference inference = new ShapeInference(graph);
    inference.shapes.put(graph.input(), graph.inputShape());
    for (Node node : graph.nodes()) {
      inference.shapes.put(node.output(), inference.shapeOf(node));
    }
    return inference.shapes;
  }

  private int[] shapeOf(Node node) {
    Operation operation = node.operation();
    if (operation instanceof Operation.Elementwise) {
      return broadcast(node);
    }
    int[] in = shape(node.input(0));
    if (operation instanceof Convolution convolution) {
      int[] kernel = constant(node.input(1)).shape();
      return slide(in, kernel, convolution.stride(), convolution.padding(), kernel[0]);
    }
    if (operation instanceof DepthwiseConvolution convolution) {
      int[] kernel = constant(node.input(1)).shape();
      return slide(in, kernel, convolution.stride(), convolution.padding(), kernel[3]);
    }
    if (operation instanceof MaximumPool pool) {
      return slide(in, square(pool.size()), pool.stride(), pool.padding(), in[3]);
    }
    if (operation instanceof AveragePool pool) {
      return slide(in, square(pool.size()), pool.stride(), Padding.VALID, in[3]);
    }
    if (operation instanceof Dense) {
      return new int[] {in[0], constant(node.input(1)).shape()[0]};
    }
    if (operation instanceof GlobalAverage average) {
      return average.keepsPicture() ? new int[] {in[0], 1, 1, in[3]} : new int[] {in[0], in[3]};
    }
    if (operation instanceof Doubling) {
      // What is unknown but a multiple of some number becomes a multiple of twice that number.
      return new int[] {in[0], 2 * in[1], 2 * in[2], in[3]};
    }
    if (operation instanceof Concatenation) {
      return concatenated(node);
    }
    if (operation instanceof PadAfter pad) {
      return new int[] {in[0], in[1] + pad.rows(), in[2] + pad.columns(), in[3] + pad.channels()};
    }
    if (operation instanceof Reshape reshape) {
      int[] shape = new int[reshape.shape().length + 1];
      shape[0] = in[0];
      System.arraycopy(reshape.shape(), 0, shape, 1, reshape.shape().length);
      return shape;
    }
    int[] shape = in.clone();
    if (operation instanceof MaximumOverChannels || operation instanceof SumOverChannels) {
      shape[shape.length - 1] = 1;
    }
    return shape;
  }

  private int[] concatenated(Node node) {
    int[] shape = shape(node.input(0)).clone();
    for (String input : node.inputs().subList(1, node.inputs().size())) {
      int[] next = shape(input);
      if (next.length != shape.length || next[1] != shape[1] || next[2] != shape[2]) {
        throw new ConversionException(
            node.output()
                + " joins values of shapes "
                + Arrays.toString(shape)
                + " and "
                + Arrays.toString(next));
      }
      shape[3] += next[3];
    }
    return shape;
  }

  private int[] broadcast(Node node) {
    int[] widest = null;
    for (String input : node.inputs()) {
      if (graph.constants().containsKey(input)) {
        continue;
      }
      int[] shape = shape(input);
      if (widest == null) {
        widest = shape.clone();
      } else if (widest.length == shape.length) {
        for (int d = 0; d < shape.length; d++) {
          widest[d] = widest[d] == 1 ? shape[d] : widest[d];
        }
      } else {
        throw new ConversionException(
            "the operands of "
                + node.output()
                + " have shapes "
                + Arrays.toString(widest)
                + " and "
                + Arrays.toString(shape));
      }
    }
    if (widest == null) {
      throw new ConversionException("both operands of " + node.output() + " are constants");
    }
    return widest;
  }

  private static int[] slide(int[] in, int[] kernel, int stride, Padding padding, int channels) {
    return new int[] {
      in[0],
      new Window(kernel[1], stride, padding).outputs(in[1]),
      new Window(kernel[2], stride, padding).outputs(in[2]),
      channels
    };
  }

  private static int[] square(int size) {
    return new int[] {1, size, size, 1};
  }

  private int[] shape(String value) {
    int[] shape = shapes.get(value);
    if (shape == null) {
      throw new ConversionException("value " + value + " is used before it is computed");
    }
    return shape;
  }

  private Constant constant(String name) {
    Constant constant = graph.constants().get(name);
    if (constant == null) {
      throw new ConversionException("weight " + name + " is missing");
    }
    return constant;
  }
}

package io.marram.converter.torchscript;

import io.marram.converter.graph.Constant;
import io.marram.converter.graph.ConversionException;
import io.marram.converter.graph.Graph;
import io.marram.converter.graph.Node;
import io.marram.converter.graph.Operation;
import io.marram.converter.graph.Operation.AveragePool;
import io.marram.converter.graph.Operation.Concatenation;
import io.marram.converter.graph.Operation.Convolution;
import io.marram.converter.graph.Operation.Dense;
import io.marram.converter.graph.Operation.DepthwiseConvolution;
import io.marram.converter.graph.Operation.Doubling;
import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Operation.GlobalAverage;
import io.marram.converter.graph.Operation.MaximumPool;
import io.marram.converter.graph.Operation.PadAfter;
import io.marram.converter.graph.Operation.ParametricRelu;
import io.marram.converter.graph.Operation.Reshape;
import io.marram.converter.graph.Operation.Softmax;
import io.marram.converter.graph.Padding;
import io.marram.converter.graph.ShapeInference;
import io.marram.converter.graph.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the operations of a graph as TorchScript.
 *
 * <p>PyTorch names the dimensions of a picture batch, channel, row, column. Inputs and outputs stay
 * NHWC: a permute, which moves no data, gives PyTorch its view, and the data stays channels-last in
 * memory, the faster layout for these networks.
 */
final class TorchScriptCode {

  private final Graph graph;
  private final Map<String, int[]> shapes;
  private final Map<String, String> variables = new HashMap<>();
  private final TorchScriptModule module;

  private TorchScriptCode(Graph graph) {
    this.graph = graph;
    this.shapes = ShapeInference.shapesOf(graph);
    this.module = new TorchScriptModule("image");
  }

  static TorchScriptModule of(Graph graph) {
    return new TorchScriptCode(graph).module();
  }

  private TorchScriptModule module() {
    variables.put(graph.input(), fromNhwc("image", graph.inputShape().length));
    for (Node node : graph.nodes()) {
      variables.put(node.output(), module.assign(expression(node)));
    }
    module.returns(graph.outputs().stream().map(this::nhwc).toList());
    return module;
  }

  private String expression(Node node) {
    Operation operation = node.operation();
    if (operation instanceof Elementwise elementwise) {
      return elementwise(elementwise, node);
    }
    String x = value(node.input(0));
    if (operation instanceof Convolution convolution) {
      Constant kernel = constant(node.input(1)).permuted(0, 3, 1, 2);
      return new ConvolutionCode(
              convolution.stride(), convolution.padding(), convolution.activation())
          .expression(module, x, shapes.get(node.input(0)), kernel, constant(node.input(2)), 1);
    }
    if (operation instanceof DepthwiseConvolution convolution) {
      Constant kernel = constant(node.input(1)).permuted(3, 0, 1, 2);
      int groups = kernel.shape()[0];
      return new ConvolutionCode(
              convolution.stride(), convolution.padding(), convolution.activation())
          .expression(
              module, x, shapes.get(node.input(0)), kernel, constant(node.input(2)), groups);
    }
    if (operation instanceof MaximumPool pool) {
      return maximumPool(node, pool);
    }
    if (operation instanceof AveragePool pool) {
      return "torch.avg_pool2d(%s, %s, %s, [0, 0], False, True, None)"
          .formatted(x, pair(pool.size()), pair(pool.stride()));
    }
    if (operation instanceof GlobalAverage average) {
      return "torch.mean(" + x + ", [2, 3], " + (average.keepsPicture() ? "True" : "False") + ")";
    }
    if (operation instanceof Doubling) {
      return doubling(x);
    }
    if (operation instanceof Concatenation) {
      List<String> parts = node.inputs().stream().map(this::value).toList();
      return "torch.cat([" + String.join(", ", parts) + "], 1)";
    }
    if (operation instanceof Dense) {
      return dense(node);
    }
    if (operation instanceof PadAfter pad) {
      return pad(x, 0, pad.columns(), 0, pad.rows(), 0, pad.channels());
    }
    if (operation instanceof Reshape reshape) {
      return reshape(node, reshape);
    }
    if (operation instanceof ParametricRelu) {
      return "torch.prelu(" + x + ", " + module.parameter(constant(node.input(1))) + ")";
    }
    if (operation instanceof Softmax) {
      int channels = rank(node.input(0)) == 4 ? 1 : rank(node.input(0)) - 1;
      return "torch.softmax(" + x + ", " + channels + ")";
    }
    throw new ConversionException(operation + " has no form in TorchScript yet");
  }

  private String elementwise(Elementwise operation, Node node) {
    String function =
        switch (operation) {
          case ADD -> "add";
          case SUBTRACT -> "sub";
          case MULTIPLY -> "mul";
          case DIVIDE -> "div";
          case RELU -> "relu";
          case NEGATE -> "neg";
          case ABSOLUTE -> "abs";
          case EXPONENTIAL -> "exp";
          case SIGMOID -> "sigmoid";
          case RELU6 -> "relu6";
          case HARD_SIGMOID -> "hardsigmoid";
          case HARD_SWISH -> "hardswish";
        };
    int rank = shapes.get(node.output()).length;
    List<String> operands = node.inputs().stream().map(name -> operand(name, rank)).toList();
    return "torch." + function + "(" + String.join(", ", operands) + ")";
  }

  /** A value, or a constant shaped so that it broadcasts over the channels. */
  private String operand(String name, int rank) {
    Constant constant = graph.constants().get(name);
    if (constant == null) {
      return value(name);
    }
    int channels = constant.values().length;
    return module.parameter(
        rank == 4 ? constant.reshaped(channels, 1, 1) : constant.reshaped(channels));
  }

  private String maximumPool(Node node, MaximumPool pool) {
    int[] in = shapes.get(node.input(0));
    Window window = new Window(pool.size(), pool.stride(), pool.padding());
    if (!window.startsAtFirstPixel(in[1]) || !window.startsAtFirstPixel(in[2])) {
      throw new ConversionException(
          "a pool of " + pool.size() + " pixels needs padding before " + Arrays.toString(in));
    }
    // With nothing to add before the first pixel, counting started windows is SAME.
    String countStarted = pool.padding() == Padding.SAME ? "True" : "False";
    return "torch.max_pool2d("
        + String.join(
            ", ",
            value(node.input(0)),
            pair(pool.size()),
            pair(pool.stride()),
            pair(0),
            pair(1),
            countStarted)
        + ")";
  }

  /**
   * With the last row and column repeated, the corners of n + 1 pixels and of 2n + 1 pixels fall
   * together, and PyTorch's own interpolation gives what is wanted and one pixel more.
   */
  private String doubling(String x) {
    String rows = module.assign("torch.size(" + x + ", 2)");
    String columns = module.assign("torch.size(" + x + ", 3)");
    String longer = module.assign("torch.replication_pad2d(" + x + ", [0, 1, 0, 1])");
    String size = "[torch.add(torch.mul(%s, 2), 1), torch.add(torch.mul(%s, 2), 1)]";
    String larger =
        module.assign(
            "torch.upsample_bilinear2d("
                + longer
                + ", "
                + size.formatted(rows, columns)
                + ", True)");
    return "torch.narrow(torch.narrow(%s, 2, 0, torch.mul(%s, 2)), 3, 0, torch.mul(%s, 2))"
        .formatted(larger, rows, columns);
  }

  private String dense(Node node) {
    String x = nhwc(node.input(0));
    if (rank(node.input(0)) > 2) {
      x = module.assign("torch.flatten(" + x + ", 1, -1)");
    }
    String weights = module.parameter(constant(node.input(1)));
    String bias = node.inputs().size() > 2 ? module.parameter(constant(node.input(2))) : "None";
    return "torch.linear(" + x + ", " + weights + ", " + bias + ")";
  }

  private String reshape(Node node, Reshape reshape) {
    int[] shape = reshape.shape();
    if (shape.length == 3) {
      throw new ConversionException("a reshape to a picture has no form in TorchScript yet");
    }
    int[] withBatch = new int[shape.length + 1];
    withBatch[0] = -1;
    System.arraycopy(shape, 0, withBatch, 1, shape.length);
    return "torch.reshape(" + nhwc(node.input(0)) + ", " + list(withBatch) + ")";
  }

  private static String pad(String x, int... lastDimensionFirst) {
    return "torch.constant_pad_nd(" + x + ", " + list(lastDimensionFirst) + ", 0.)";
  }

  private String fromNhwc(String x, int rank) {
    return rank == 4 ? module.assign("torch.permute(" + x + ", [0, 3, 1, 2])") : x;
  }

  private String nhwc(String name) {
    String x = value(name);
    return rank(name) == 4
        ? module.assign("torch.contiguous(torch.permute(" + x + ", [0, 2, 3, 1]))")
        : x;
  }

  private int rank(String name) {
    return shapes.get(name).length;
  }

  private String value(String name) {
    String variable = variables.get(name);
    if (variable == null) {
      throw new ConversionException("value " + name + " is used before it is computed");
    }
    return variable;
  }

  private Constant constant(String name) {
    Constant constant = graph.constants().get(name);
    if (constant == null) {
      throw new ConversionException(name + " should be a weight, but is computed");
    }
    return constant;
  }

  private static String pair(int value) {
    return list(value, value);
  }

  private static String list(int... values) {
    return Arrays.toString(values);
  }
}

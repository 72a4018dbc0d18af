package io.marram.converter.onnx;

import io.marram.converter.graph.Constant;
import io.marram.converter.graph.ConversionException;
import io.marram.converter.graph.Graph;
import io.marram.converter.graph.Node;
import io.marram.converter.graph.Operation;
import io.marram.converter.graph.Operation.Concatenation;
import io.marram.converter.graph.Operation.Convolution;
import io.marram.converter.graph.Operation.Dense;
import io.marram.converter.graph.Operation.DepthwiseConvolution;
import io.marram.converter.graph.Operation.Doubling;
import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Operation.GlobalAverage;
import io.marram.converter.graph.Operation.MaximumPool;
import io.marram.converter.graph.Operation.ParametricRelu;
import io.marram.converter.graph.Operation.Softmax;
import io.marram.converter.graph.Padding;
import io.marram.converter.graph.ShapeInference;
import io.marram.converter.graph.Window;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes a graph of pictures as an ONNX model. ONNX names the dimensions of a picture batch,
 * channel, row, column; inputs and outputs stay NHWC. Numbers of fields are those of {@code
 * onnx.proto}.
 */
public final class OnnxModel {

  private static final int IR_VERSION = 8;

  /** The first with an operator for hard swish is 14. */
  private static final int OPERATOR_SET = 14;

  private static final int FLOAT = 1;

  private final Graph graph;
  private final Map<String, int[]> shapes;
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final List<ProtobufMessage> weights = new ArrayList<>();

  private OnnxModel(Graph graph) {
    this.graph = graph;
    this.shapes = ShapeInference.shapesOf(graph);
  }

  /**
   * The bytes of a model that computes a graph.
   *
   * @param input the name that the input gets
   * @param outputs the names that the outputs get
   * @throws ConversionException if an operation has no form in ONNX here
   */
  public static byte[] of(Graph graph, String input, List<String> outputs) {
    return new OnnxModel(graph).bytes(input, outputs);
  }

  private byte[] bytes(String input, List<String> outputs) {
    nodes.add(transposition(input, graph.input(), 0, 3, 1, 2));
    graph.nodes().forEach(node -> nodes.add(translated(node)));
    for (int i = 0; i < outputs.size(); i++) {
      nodes.add(output(graph.outputs().get(i), outputs.get(i)));
    }
    ProtobufMessage content = new ProtobufMessage();
    nodes.forEach(node -> content.message(1, node.message()));
    content.text(2, "network");
    weights.forEach(weight -> content.message(5, weight));
    content.message(11, description(input, graph.inputShape()));
    for (int i = 0; i < outputs.size(); i++) {
      content.message(12, description(outputs.get(i), shapes.get(graph.outputs().get(i))));
    }
    return new ProtobufMessage()
        .integer(1, IR_VERSION)
        .message(7, content)
        .message(8, new ProtobufMessage().text(1, "").integer(2, OPERATOR_SET))
        .toByteArray();
  }

  private OnnxNode output(String from, String to) {
    return isPicture(from)
        ? transposition(from, to, 0, 2, 3, 1)
        : new OnnxNode("Identity", List.of(from), to);
  }

  private boolean isPicture(String value) {
    return shapes.get(value).length == 4;
  }

  private OnnxNode translated(Node node) {
    Operation operation = node.operation();
    if (operation == Elementwise.HARD_SWISH && isPicture(node.output())) {
      return hardSwish(node);
    }
    if (operation instanceof Elementwise elementwise) {
      return elementwise(elementwise, node);
    }
    if (operation instanceof Convolution plain && plain.activation().isEmpty()) {
      Constant kernel = constant(node.input(1)).permuted(0, 3, 1, 2);
      return convolution(node, kernel, plain.stride(), plain.padding(), 1);
    }
    if (operation instanceof DepthwiseConvolution plain && plain.activation().isEmpty()) {
      Constant kernel = constant(node.input(1)).permuted(3, 0, 1, 2);
      return convolution(node, kernel, plain.stride(), plain.padding(), kernel.shape()[0]);
    }
    if (operation instanceof GlobalAverage average && average.keepsPicture()) {
      return node("GlobalAveragePool", node, node.input(0));
    }
    if (operation instanceof Doubling) {
      // The second input, a region of interest, is left out.
      return node("Resize", node, node.input(0), "", scales(node))
          .with("mode", "linear")
          .with("coordinate_transformation_mode", "asymmetric");
    }
    if (operation instanceof MaximumPool pool) {
      return maximumPool(node, pool);
    }
    if (operation instanceof Dense) {
      return dense(node);
    }
    if (operation instanceof ParametricRelu) {
      return node("PRelu", node, node.input(0), slopes(node));
    }
    if (operation instanceof Softmax) {
      return node("Softmax", node, node.input(0))
          .with("axis", isPicture(node.input(0)) ? 1 : shapes.get(node.input(0)).length - 1);
    }
    if (operation instanceof Concatenation) {
      return new OnnxNode("Concat", node.inputs(), node.output()).with("axis", 1);
    }
    throw new ConversionException(operation + " has no form in ONNX yet");
  }

  private OnnxNode elementwise(Elementwise operation, Node node) {
    if (operation == Elementwise.HARD_SIGMOID) {
      return hardSigmoid(node.input(0), node.output());
    }
    List<String> operands = node.inputs().stream().map(this::operand).toList();
    String operator =
        switch (operation) {
          case ADD -> "Add";
          case SUBTRACT -> "Sub";
          case MULTIPLY -> "Mul";
          case DIVIDE -> "Div";
          case RELU -> "Relu";
          case SIGMOID -> "Sigmoid";
          case HARD_SWISH -> "HardSwish";
          case NEGATE, ABSOLUTE, EXPONENTIAL, RELU6, HARD_SIGMOID ->
              throw new ConversionException(operation + " has no form in ONNX yet");
        };
    return new OnnxNode(operator, operands, node.output());
  }

  /**
   * x times hard sigmoid of x, which is joined to a convolution that changes nothing. ONNX Runtime
   * then leaves pictures in the blocked layout of its convolutions; its hard swish would have it
   * turn each into the plain layout and back, which costs more than the product.
   */
  private OnnxNode hardSwish(Node node) {
    String x = node.input(0);
    String same = node.output() + "/same";
    String gate = node.output() + "/gate";
    int channels = shapes.get(x)[3];
    float[] ones = new float[channels];
    Arrays.fill(ones, 1);
    String kernel = weight(same + "/kernel", new Constant(new int[] {channels, 1, 1, 1}, ones));
    nodes.add(new OnnxNode("Conv", List.of(x, kernel), same).with("group", channels));
    nodes.add(hardSigmoid(same, gate));
    return new OnnxNode("Mul", List.of(x, gate), node.output());
  }

  private static OnnxNode hardSigmoid(String from, String to) {
    return new OnnxNode("HardSigmoid", List.of(from), to).with("alpha", 1 / 6f).with("beta", 0.5f);
  }

  /** A value, or a constant shaped so that it broadcasts over the channels. */
  private String operand(String name) {
    Constant constant = graph.constants().get(name);
    return constant == null
        ? name
        : weight(name, constant.reshaped(constant.values().length, 1, 1));
  }

  private String slopes(Node node) {
    Constant slopes = constant(node.input(1));
    return weight(
        node.input(1),
        isPicture(node.input(0)) ? slopes.reshaped(slopes.values().length, 1, 1) : slopes);
  }

  private OnnxNode maximumPool(Node node, MaximumPool pool) {
    int[] in = shapes.get(node.input(0));
    Window window = new Window(pool.size(), pool.stride(), pool.padding());
    if (!window.startsAtFirstPixel(in[1]) || !window.startsAtFirstPixel(in[2])) {
      throw new ConversionException(
          "a pool of " + pool.size() + " pixels needs padding before " + Arrays.toString(in));
    }
    // With nothing to add before the first pixel, counting started windows is SAME.
    return node("MaxPool", node, node.input(0))
        .with("kernel_shape", pool.size(), pool.size())
        .with("strides", pool.stride(), pool.stride())
        .with("ceil_mode", pool.padding() == Padding.SAME ? 1 : 0);
  }

  /** Pictures are flattened in the order that the weights were made for: channels last. */
  private OnnxNode dense(Node node) {
    String rows = node.input(0);
    if (isPicture(rows)) {
      String channelsLast = node.output() + "/channels-last";
      nodes.add(transposition(rows, channelsLast, 0, 2, 3, 1));
      rows = node.output() + "/rows";
      nodes.add(new OnnxNode("Flatten", List.of(channelsLast), rows).with("axis", 1));
    }
    List<String> inputs = new ArrayList<>();
    inputs.add(rows);
    for (int i = 1; i < node.inputs().size(); i++) {
      inputs.add(weight(node.input(i), constant(node.input(i))));
    }
    return new OnnxNode("Gemm", inputs, node.output()).with("transB", 1);
  }

  private OnnxNode convolution(
      Node node, Constant kernel, int stride, Padding padding, int groups) {
    int[] in = shapes.get(node.input(0));
    Window rows = new Window(kernel.shape()[2], stride, padding);
    Window columns = new Window(kernel.shape()[3], stride, padding);
    return node(
            "Conv",
            node,
            node.input(0),
            weight(node.input(1), kernel),
            weight(node.input(2), constant(node.input(2))))
        .with("group", groups)
        .with("strides", stride, stride)
        .with(
            "pads",
            rows.before(in[1]),
            columns.before(in[2]),
            rows.after(in[1]),
            columns.after(in[2]));
  }

  private String scales(Node node) {
    return weight(node.output() + "/scales", new Constant(new int[] {4}, new float[] {1, 1, 2, 2}));
  }

  private static OnnxNode node(String operator, Node node, String... inputs) {
    return new OnnxNode(operator, List.of(inputs), node.output());
  }

  private static OnnxNode transposition(String from, String to, int... order) {
    return new OnnxNode("Transpose", List.of(from), to).with("perm", order);
  }

  private String weight(String name, Constant constant) {
    ProtobufMessage tensor = new ProtobufMessage();
    for (int size : constant.shape()) {
      tensor.integer(1, size);
    }
    ByteBuffer values =
        ByteBuffer.allocate(Float.BYTES * constant.values().length).order(ByteOrder.LITTLE_ENDIAN);
    values.asFloatBuffer().put(constant.values());
    weights.add(tensor.integer(2, FLOAT).text(8, name).content(9, values.array()));
    return name;
  }

  /** Name, type and sizes of an input or output; a size that is free gets a name of its own. */
  private static ProtobufMessage description(String name, int[] shape) {
    ProtobufMessage sizes = new ProtobufMessage();
    for (int d = 0; d < shape.length; d++) {
      ProtobufMessage size = new ProtobufMessage();
      sizes.message(1, shape[d] < 0 ? size.text(2, name + d) : size.integer(1, shape[d]));
    }
    ProtobufMessage tensor = new ProtobufMessage().integer(1, FLOAT).message(2, sizes);
    return new ProtobufMessage().text(1, name).message(2, new ProtobufMessage().message(1, tensor));
  }

  private Constant constant(String name) {
    Constant constant = graph.constants().get(name);
    if (constant == null) {
      throw new ConversionException(name + " should be a weight, but is computed");
    }
    return constant;
  }
}

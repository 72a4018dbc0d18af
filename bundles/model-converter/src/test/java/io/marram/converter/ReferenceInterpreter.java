package io.marram.converter;

import io.marram.converter.graph.Graph;
import io.marram.converter.graph.Node;
import io.marram.converter.graph.Operation;
import io.marram.converter.graph.Operation.Convolution;
import io.marram.converter.graph.Operation.Dense;
import io.marram.converter.graph.Operation.DepthwiseConvolution;
import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Operation.MaximumOverChannels;
import io.marram.converter.graph.Operation.MaximumPool;
import io.marram.converter.graph.Operation.Reshape;
import io.marram.converter.graph.Operation.SumOverChannels;
import io.marram.converter.graph.Padding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes a graph as it was read from a TFLite file, the slow and obvious way, straight from the
 * definitions of the operations. Independent of fusion, turning and TorchScript, so it can judge
 * them; sums are kept in double precision.
 */
final class ReferenceInterpreter {

  private final Graph graph;
  private final Map<String, Tensor> values = new HashMap<>();

  ReferenceInterpreter(Graph graph) {
    this.graph = graph;
    graph.constants().forEach((name, c) -> values.put(name, new Tensor(c.shape(), c.values())));
  }

  List<Tensor> run(Tensor input) {
    values.put(graph.input(), input);
    for (Node node : graph.nodes()) {
      values.put(node.output(), compute(node));
    }
    return graph.outputs().stream().map(values::get).toList();
  }

  private Tensor compute(Node node) {
    Operation operation = node.operation();
    Tensor x = values.get(node.input(0));
    if (operation instanceof Elementwise elementwise) {
      return elementwise(elementwise, x, values.get(node.input(node.inputs().size() - 1)));
    }
    if (operation instanceof Convolution convolution) {
      return convolution(
          x,
          values.get(node.input(1)),
          values.get(node.input(2)),
          convolution.stride(),
          convolution.padding());
    }
    if (operation instanceof DepthwiseConvolution convolution) {
      return depthwise(
          x,
          values.get(node.input(1)),
          values.get(node.input(2)),
          convolution.stride(),
          convolution.padding());
    }
    if (operation instanceof MaximumPool pool) {
      return maximumPool(x, pool.size(), pool.stride(), pool.padding());
    }
    if (operation instanceof Dense) {
      return dense(x, values.get(node.input(1)), values.get(node.input(2)));
    }
    if (operation instanceof MaximumOverChannels) {
      return overChannels(x, true);
    }
    if (operation instanceof SumOverChannels) {
      return overChannels(x, false);
    }
    if (operation instanceof Reshape) {
      return new Tensor(new int[] {x.size(0), x.values().length / x.size(0)}, x.values());
    }
    throw new IllegalArgumentException("TFLite files have no " + operation);
  }

  private static Tensor elementwise(Elementwise operation, Tensor a, Tensor b) {
    boolean swap = a.values().length < b.values().length;
    int count = Math.max(a.values().length, b.values().length);
    float[] result = new float[count];
    int perPixelA = a.values().length == count ? 1 : count / a.values().length;
    int perPixelB = b.values().length == count ? 1 : count / b.values().length;
    for (int i = 0; i < count; i++) {
      float left = a.values()[operand(a, i, perPixelA, count)];
      float right = b.values()[operand(b, i, perPixelB, count)];
      result[i] =
          switch (operation) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case RELU -> Math.max(left, 0);
            case NEGATE -> -left;
            case ABSOLUTE -> Math.abs(left);
            case EXPONENTIAL -> (float) Math.exp(left);
            default ->
                throw new IllegalArgumentException("these TFLite files have no " + operation);
          };
    }
    return new Tensor(swap ? b.shape() : a.shape(), result);
  }

  /** Which element of an operand belongs to an element of the result: vectors are per channel. */
  private static int operand(Tensor tensor, int element, int repeats, int count) {
    if (tensor.values().length == count) {
      return element;
    }
    return tensor.shape().length == 1 ? element % tensor.last() : element / repeats;
  }

  private static Tensor convolution(
      Tensor x, Tensor kernel, Tensor bias, int stride, Padding padding) {
    int top = before(x.size(1), kernel.size(1), stride, padding);
    int left = before(x.size(2), kernel.size(2), stride, padding);
    Tensor result =
        Tensor.zeros(
            x.size(0),
            outputs(x.size(1), kernel.size(1), stride, padding),
            outputs(x.size(2), kernel.size(2), stride, padding),
            kernel.size(0));
    for (int batch = 0; batch < result.size(0); batch++) {
      for (int row = 0; row < result.size(1); row++) {
        for (int column = 0; column < result.size(2); column++) {
          for (int out = 0; out < result.size(3); out++) {
            double sum = bias.values()[out];
            for (int y = 0; y < kernel.size(1); y++) {
              for (int z = 0; z < kernel.size(2); z++) {
                int sourceRow = row * stride - top + y;
                int sourceColumn = column * stride - left + z;
                if (!inside(x, sourceRow, sourceColumn)) {
                  continue;
                }
                for (int in = 0; in < kernel.size(3); in++) {
                  sum +=
                      x.at(batch, sourceRow, sourceColumn, in) * (double) kernel.at(out, y, z, in);
                }
              }
            }
            result.set(batch, row, column, out, (float) sum);
          }
        }
      }
    }
    return result;
  }

  private static Tensor depthwise(
      Tensor x, Tensor kernel, Tensor bias, int stride, Padding padding) {
    int top = before(x.size(1), kernel.size(1), stride, padding);
    int left = before(x.size(2), kernel.size(2), stride, padding);
    Tensor result =
        Tensor.zeros(
            x.size(0),
            outputs(x.size(1), kernel.size(1), stride, padding),
            outputs(x.size(2), kernel.size(2), stride, padding),
            x.size(3));
    for (int batch = 0; batch < result.size(0); batch++) {
      for (int row = 0; row < result.size(1); row++) {
        for (int column = 0; column < result.size(2); column++) {
          for (int channel = 0; channel < result.size(3); channel++) {
            double sum = bias.values()[channel];
            for (int y = 0; y < kernel.size(1); y++) {
              for (int z = 0; z < kernel.size(2); z++) {
                int sourceRow = row * stride - top + y;
                int sourceColumn = column * stride - left + z;
                if (inside(x, sourceRow, sourceColumn)) {
                  sum +=
                      x.at(batch, sourceRow, sourceColumn, channel)
                          * (double) kernel.at(0, y, z, channel);
                }
              }
            }
            result.set(batch, row, column, channel, (float) sum);
          }
        }
      }
    }
    return result;
  }

  private static Tensor maximumPool(Tensor x, int size, int stride, Padding padding) {
    int top = before(x.size(1), size, stride, padding);
    int left = before(x.size(2), size, stride, padding);
    Tensor result =
        Tensor.zeros(
            x.size(0),
            outputs(x.size(1), size, stride, padding),
            outputs(x.size(2), size, stride, padding),
            x.size(3));
    for (int batch = 0; batch < result.size(0); batch++) {
      for (int row = 0; row < result.size(1); row++) {
        for (int column = 0; column < result.size(2); column++) {
          for (int channel = 0; channel < result.size(3); channel++) {
            float maximum = Float.NEGATIVE_INFINITY;
            for (int y = 0; y < size; y++) {
              for (int z = 0; z < size; z++) {
                int sourceRow = row * stride - top + y;
                int sourceColumn = column * stride - left + z;
                if (inside(x, sourceRow, sourceColumn)) {
                  maximum = Math.max(maximum, x.at(batch, sourceRow, sourceColumn, channel));
                }
              }
            }
            result.set(batch, row, column, channel, maximum);
          }
        }
      }
    }
    return result;
  }

  private static Tensor dense(Tensor x, Tensor weights, Tensor bias) {
    int inputs = weights.size(1);
    Tensor result = Tensor.zeros(x.size(0), weights.size(0));
    for (int batch = 0; batch < x.size(0); batch++) {
      for (int out = 0; out < weights.size(0); out++) {
        double sum = bias.values()[out];
        for (int in = 0; in < inputs; in++) {
          sum += x.values()[batch * inputs + in] * (double) weights.values()[out * inputs + in];
        }
        result.values()[batch * weights.size(0) + out] = (float) sum;
      }
    }
    return result;
  }

  private static Tensor overChannels(Tensor x, boolean maximum) {
    int channels = x.last();
    int[] shape = x.shape().clone();
    shape[shape.length - 1] = 1;
    Tensor result = Tensor.zeros(shape);
    for (int i = 0; i < result.values().length; i++) {
      float reduced = x.values()[i * channels];
      for (int channel = 1; channel < channels; channel++) {
        float value = x.values()[i * channels + channel];
        reduced = maximum ? Math.max(reduced, value) : reduced + value;
      }
      result.values()[i] = reduced;
    }
    return result;
  }

  private static boolean inside(Tensor x, int row, int column) {
    return row >= 0 && row < x.size(1) && column >= 0 && column < x.size(2);
  }

  private static int outputs(int length, int size, int stride, Padding padding) {
    int starts = padding == Padding.SAME ? length : length - size + 1;
    return (starts + stride - 1) / stride;
  }

  private static int before(int length, int size, int stride, Padding padding) {
    int covered = (outputs(length, size, stride, padding) - 1) * stride + size;
    return Math.max(0, covered - length) / 2;
  }
}

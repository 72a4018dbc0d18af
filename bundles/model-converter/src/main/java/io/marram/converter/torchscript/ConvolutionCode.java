package io.marram.converter.torchscript;

import io.marram.converter.graph.Constant;
import io.marram.converter.graph.ConversionException;
import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Padding;
import io.marram.converter.graph.Window;
import java.util.Arrays;
import java.util.Optional;

/**
 * A convolution as TorchScript.
 *
 * <p>It is the operation with which PyTorch's own compiler calls oneDNN, on x86-64 and on ARM. The
 * plain one knows no activation, and with one thread and a kernel of one pixel it does not take
 * oneDNN: together that costs a third of a network's time.
 */
record ConvolutionCode(int stride, Padding padding, Optional<Elementwise> activation) {

  private static final String FUNCTION = "ops.mkldnn._convolution_pointwise";

  /**
   * The expression; the weights become parameters of the module.
   *
   * @param x variable of the picture
   * @param in its shape, NHWC
   * @param kernel [out, in per group, rows, columns]
   */
  String expression(
      TorchScriptModule module, String x, int[] in, Constant kernel, Constant bias, int groups) {
    Window rows = new Window(kernel.shape()[2], stride, padding);
    Window columns = new Window(kernel.shape()[3], stride, padding);
    int below = rows.after(in[1]);
    int right = columns.after(in[2]);
    Constant even = extended(kernel, below - rows.before(in[1]), right - columns.before(in[2]));
    return FUNCTION
        + "("
        + String.join(
            ", ",
            x,
            module.parameter(even),
            module.parameter(bias),
            Arrays.toString(new int[] {below, right}),
            Arrays.toString(new int[] {stride, stride}),
            "[1, 1]",
            Integer.toString(groups),
            '"' + activation.map(ConvolutionCode::name).orElse("none") + '"',
            "annotate(List[Optional[number]], [])",
            "\"\"")
        + ")";
  }

  /**
   * A kernel with rows of zeros above and columns of zeros before it. PyTorch pads both sides of a
   * picture alike; where one more is needed after it, a larger kernel that does nothing with the
   * one too many before it is cheaper than a padded copy of the picture.
   */
  private static Constant extended(Constant kernel, int above, int before) {
    if (above == 0 && before == 0) {
      return kernel;
    }
    int[] shape = kernel.shape().clone();
    shape[2] += above;
    shape[3] += before;
    float[] values = new float[Constant.size(shape)];
    int columns = kernel.shape()[3];
    int lines = kernel.values().length / columns;
    for (int line = 0; line < lines; line++) {
      int plane = line / kernel.shape()[2];
      int row = plane * shape[2] + above + line % kernel.shape()[2];
      System.arraycopy(kernel.values(), line * columns, values, row * shape[3] + before, columns);
    }
    return new Constant(shape, values);
  }

  private static String name(Elementwise activation) {
    return switch (activation) {
      case RELU -> "relu";
      case SIGMOID -> "sigmoid";
      default -> throw new ConversionException(activation + " cannot be part of a convolution");
    };
  }
}

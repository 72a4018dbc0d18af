package io.marram.converter.tflite;

import io.marram.converter.graph.Constant;
import io.marram.converter.graph.ConversionException;
import java.nio.ByteBuffer;

/**
 * A tensor of a TFLite file: a weight, a small vector of integers such as axes, or neither of them
 * (then it is a value that is computed).
 *
 * @param name unique in the file
 * @param shape as in the file
 * @param floats the values of a weight, else null
 * @param integers the values of an integer constant, else null
 */
record TfLiteTensor(String name, int[] shape, float[] floats, int[] integers) {

  private static final int FLOAT32 = 0;
  private static final int INT32 = 2;

  static TfLiteTensor of(String name, int[] shape, int type, ByteBuffer data) {
    if (!data.hasRemaining()) {
      return new TfLiteTensor(name, shape, null, null);
    }
    int size = Constant.size(shape);
    if (data.remaining() != size * Integer.BYTES) {
      throw new ConversionException(
          name + " should have " + size * Integer.BYTES + " bytes, has " + data.remaining());
    }
    if (type == FLOAT32) {
      float[] floats = new float[size];
      data.asFloatBuffer().get(floats);
      return new TfLiteTensor(name, shape, floats, null);
    }
    if (type == INT32) {
      int[] integers = new int[size];
      data.asIntBuffer().get(integers);
      return new TfLiteTensor(name, shape, null, integers);
    }
    throw new ConversionException(
        "tensors of type " + type + " are not supported, only 32-bit floats and integers");
  }
}

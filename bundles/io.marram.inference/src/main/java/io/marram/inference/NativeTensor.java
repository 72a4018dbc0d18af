package io.marram.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.marram.vision.tensor.FloatTensor;

/**
 * Moves floats between Java's heap and PyTorch's memory with one copy and no buffer in between.
 *
 * <p>The views of native memory that are used here must not outlive the call: PyTorch frees the
 * memory without asking them.
 */
final class NativeTensor {

  private NativeTensor() {}

  /**
   * A tensor in memory that the manager owns.
   *
   * @param type its elements' in that memory, one of {@link TensorSpec#TYPES}
   */
  static PtNDArray copyIn(PtNDManager memory, FloatTensor tensor, String type) {
    int[] shape = tensor.shape();
    long[] extents = new long[shape.length];
    for (int i = 0; i < shape.length; i++) {
      extents[i] = shape[i];
    }
    PtNDArray array = memory.create(new Shape(extents), DataType.FLOAT32);
    // An empty tensor has no memory to view
    if (tensor.values().length > 0) {
      array.toByteBuffer(true).asFloatBuffer().put(tensor.values());
    }
    return switch (type) {
      case TensorSpec.FP32 -> array;
      case "FP16" -> array.toType(DataType.FLOAT16, false);
      case "UINT8" -> array.round().clip(0, 255).toType(DataType.UINT8, false);
      case "INT32" -> array.round().toType(DataType.INT32, false);
      case "INT64" -> array.round().toType(DataType.INT64, false);
      default -> throw new IllegalArgumentException("no engine takes tensors of type " + type);
    };
  }

  /** The numbers of a tensor of any type and strides as floats, in row-major order. */
  static FloatTensor copyOut(NDArray given) {
    NDArray array = given.toType(DataType.FLOAT32, false);
    long[] extents = array.getShape().getShape();
    int[] shape = new int[extents.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Math.toIntExact(extents[i]);
    }
    float[] values = new float[Math.toIntExact(array.size())];
    if (values.length > 0) {
      array.toByteBuffer(true).asFloatBuffer().get(values);
    }
    return new FloatTensor(shape, values);
  }
}

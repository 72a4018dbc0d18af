package io.marram.inference;

import io.marram.vision.tensor.FloatTensor;
import java.util.List;

/**
 * An input that is the same at every call, such as the size to which a detector scales its boxes.
 *
 * @param tensor what the model says of it; its shape has no free extent
 * @param values as many as the shape holds, row by row
 */
public record ConstantInput(TensorSpec tensor, List<Float> values) {

  private static final int MOST_VALUES = 1024;

  public ConstantInput {
    values = List.copyOf(values);
    long count = 1;
    for (long extent : tensor.shape()) {
      count = extent < 0 || count > MOST_VALUES ? -1 : count * extent;
    }
    if (count != values.size() || count > MOST_VALUES) {
      throw new IllegalArgumentException(
          "constant %s must have as many values as its shape %s holds, at most %d, had %d"
              .formatted(tensor.name(), tensor.shape(), MOST_VALUES, values.size()));
    }
  }

  /** Its values with their shape. */
  public FloatTensor value() {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return new FloatTensor(tensor.shape().stream().mapToInt(Math::toIntExact).toArray(), floats);
  }
}

package io.marram.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a model says about one of its inputs or outputs.
 *
 * @param name the tensor's name, such as {@code image}
 * @param type the element type in the model's file by its KServe name. Outside the engine all
 *     tensors are {@code FP32}: the engine turns them into what the file wants, and back
 * @param format the order of the dimensions, such as {@code NHWC}, where it matters
 * @param shape the extent of each dimension, -1 where the model takes any
 */
public record TensorSpec(String name, String type, Optional<String> format, List<Long> shape) {

  /** 32-bit floats. */
  public static final String FP32 = "FP32";

  /** The element types that engines turn floats into, and into floats. */
  public static final Set<String> TYPES = Set.of(FP32, "FP16", "UINT8", "INT32", "INT64");

  private static final long ANY = -1;

  public TensorSpec {
    if (name.isBlank()) {
      throw new IllegalArgumentException("tensor name must not be empty");
    }
    for (long extent : shape) {
      if (extent < ANY) {
        throw new IllegalArgumentException(
            "shape of tensor " + name + " must hold extents of at least 0 or -1, was " + shape);
      }
    }
    shape = List.copyOf(shape);
  }

  /** Whether a tensor of this shape is one that the model describes. */
  public boolean accepts(int[] actual) {
    if (actual.length != shape.size()) {
      return false;
    }
    for (int i = 0; i < actual.length; i++) {
      long extent = shape.get(i);
      if (extent != ANY && extent != actual[i]) {
        return false;
      }
    }
    return true;
  }

  /** Why a tensor of this shape is refused, for messages. */
  String refusal(int[] actual) {
    return "tensor " + name + " must have shape " + shape + ", had " + Arrays.toString(actual);
  }
}

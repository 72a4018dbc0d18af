package io.marram.converter;

import io.marram.converter.graph.Window;
import java.util.Arrays;

/**
 * What a user of a network needs to know about one of its inputs or outputs.
 *
 * @param name for people and for looking outputs up
 * @param type the type of the elements
 * @param format the order of the dimensions of a picture; null if there is none to state
 * @param shape sizes of the dimensions, {@link Window#UNKNOWN} where they are free, {@link
 *     Window#multipleOf} where they are free in steps
 */
record TensorDescription(String name, String type, String format, int[] shape) {

  static TensorDescription picture(String name, int height, int width) {
    return new TensorDescription(
        name, "FP32", "NHWC", new int[] {Window.UNKNOWN, height, width, 3});
  }

  static TensorDescription of(String name, int... shape) {
    return new TensorDescription(name, "FP32", null, shape);
  }

  /** The same without steps, which a descriptor has no field for. */
  TensorDescription published() {
    int[] sizes = Arrays.stream(shape).map(size -> Math.max(size, Window.UNKNOWN)).toArray();
    return new TensorDescription(name, type, format, sizes);
  }
}

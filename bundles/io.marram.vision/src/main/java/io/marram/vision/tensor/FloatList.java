package io.marram.vision.tensor;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * A {@code List<Float>} that is nothing but a view of a {@code float[]}.
 *
 * <p>Kura's inference API wants lists of boxed numbers. With this view a million floats pass
 * through it without a million objects: the other side asks for the array with {@link #unwrap}.
 */
public final class FloatList extends AbstractList<Float> implements RandomAccess {

  private final float[] array;

  private FloatList(float[] array) {
    this.array = array;
  }

  /** A view of the array; later changes of the array show. */
  public static FloatList of(float[] array) {
    return new FloatList(array);
  }

  /** The array behind this list; not a copy. */
  public float[] array() {
    return array;
  }

  /** The floats of any list: the array itself for a {@code FloatList}, else a copy. */
  public static float[] unwrap(List<Float> list) {
    if (list instanceof FloatList floats) {
      return floats.array;
    }
    float[] copy = new float[list.size()];
    int i = 0;
    for (Float value : list) {
      copy[i++] = value;
    }
    return copy;
  }

  @Override
  public Float get(int index) {
    return array[index];
  }

  @Override
  public Float set(int index, Float value) {
    Float old = array[index];
    array[index] = value;
    return old;
  }

  @Override
  public int size() {
    return array.length;
  }
}

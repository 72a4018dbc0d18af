package io.marram.converter;

/**
 * The numbers that golden values were made with: a linear congruential generator, so that
 * JavaScript and Java make the same ones.
 */
final class PseudoRandom {

  private static final int SEED = 12345;

  private PseudoRandom() {}

  /** Numbers from {@code offset} to {@code offset + range}. */
  static float[] numbers(int count, double range, double offset) {
    float[] numbers = new float[count];
    int state = SEED;
    for (int i = 0; i < count; i++) {
      state = state * 1103515245 + 12345;
      numbers[i] = (float) (((state >>> 8) & 0xffff) / 65535.0 * range + offset);
    }
    return numbers;
  }
}

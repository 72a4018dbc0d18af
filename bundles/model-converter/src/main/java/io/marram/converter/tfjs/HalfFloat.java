package io.marram.converter.tfjs;

/** 16-bit floating point numbers of IEEE 754. */
final class HalfFloat {

  private static final int FRACTION_BITS = 10;
  private static final int LARGEST_EXPONENT = 31;
  private static final int BIAS = 15;

  private HalfFloat() {}

  /** The same number with 32 bits; nothing is lost. */
  static float toFloat(short bits) {
    int fraction = bits & ((1 << FRACTION_BITS) - 1);
    int exponent = bits >>> FRACTION_BITS & LARGEST_EXPONENT;
    float sign = bits < 0 ? -1 : 1;
    if (exponent == LARGEST_EXPONENT) {
      return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
    }
    if (exponent == 0) {
      return sign * Math.scalb((float) fraction, 1 - BIAS - FRACTION_BITS);
    }
    return sign
        * Math.scalb((float) (fraction + (1 << FRACTION_BITS)), exponent - BIAS - FRACTION_BITS);
  }
}

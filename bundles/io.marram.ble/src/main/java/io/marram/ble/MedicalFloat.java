package io.marram.ble;

import java.util.OptionalDouble;

/**
 * The 16-bit floating point format of IEEE 11073-20601: a 4-bit exponent of ten, 12-bit mantissa.
 */
final class MedicalFloat {

  private static final int MANTISSA_BITS = 12;
  private static final int SPECIAL_FIRST = 0x07FE;
  private static final int SPECIAL_LAST = 0x0802;

  private MedicalFloat() {}

  /**
   * @param raw 16 bits
   * @return nothing for infinities, "not a number", "not at this resolution" and the reserved code
   */
  static OptionalDouble decode(int raw) {
    int mantissaBits = raw & 0xFFF;
    int exponent = (short) raw >> MANTISSA_BITS;
    if (exponent == 0 && mantissaBits >= SPECIAL_FIRST && mantissaBits <= SPECIAL_LAST) {
      return OptionalDouble.empty();
    }
    int unused = Integer.SIZE - MANTISSA_BITS;
    int mantissa = mantissaBits << unused >> unused;
    double power = Math.pow(10, Math.abs(exponent));
    return OptionalDouble.of(exponent < 0 ? mantissa / power : mantissa * power);
  }
}

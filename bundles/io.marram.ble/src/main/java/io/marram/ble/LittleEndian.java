package io.marram.ble;

/** Integers as Bluetooth sends them, least significant byte first. */
final class LittleEndian {

  private LittleEndian() {}

  /**
   * @param length 1..7 bytes
   */
  static long unsigned(byte[] bytes, int offset, int length) {
    long value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = value << 8 | bytes[offset + i] & 0xFF;
    }
    return value;
  }

  /**
   * @param length 1..7 bytes
   */
  static long signed(byte[] bytes, int offset, int length) {
    int unused = Long.SIZE - Byte.SIZE * length;
    return unsigned(bytes, offset, length) << unused >> unused;
  }
}

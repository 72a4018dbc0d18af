package io.marram.cars.impulse;

/** The first bytes of programs. */
final class ElfHeads {

  static final int X86_64 = 62;
  static final int AARCH64 = 183;
  static final int S390 = 22;

  private ElfHeads() {}

  /** Of a 64-bit program; its bytes are in the order that the processor has. */
  static byte[] of(int processor) {
    byte[] head = new byte[64];
    boolean bigEndian = processor == S390;
    head[0] = 0x7f;
    head[1] = 'E';
    head[2] = 'L';
    head[3] = 'F';
    head[4] = 2;
    head[5] = (byte) (bigEndian ? 2 : 1);
    head[bigEndian ? 19 : 18] = (byte) processor;
    return head;
  }
}

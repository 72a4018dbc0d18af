package io.marram.inference.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Memory outside of Java's heap that one call of a model leaves to the next. Java frees such memory
 * only when it collects garbage, and does not collect for its sake: megabytes would pile up for
 * each picture. Safe for use by several threads; the largest block stays.
 */
final class InputMemory {

  private final AtomicReference<FloatBuffer> spare = new AtomicReference<>();

  /** A buffer outside of the heap that holds these values and nothing else. */
  FloatBuffer hold(float[] values) {
    FloatBuffer buffer = spare.getAndSet(null);
    if (buffer == null || buffer.capacity() < values.length) {
      buffer =
          ByteBuffer.allocateDirect(Math.multiplyExact(Float.BYTES, values.length))
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }
    return buffer.clear().put(values).flip();
  }

  /** Takes back a buffer that nothing uses any more. */
  void giveBack(FloatBuffer buffer) {
    spare.accumulateAndGet(
        buffer,
        (kept, given) -> kept != null && kept.capacity() >= given.capacity() ? kept : given);
  }
}

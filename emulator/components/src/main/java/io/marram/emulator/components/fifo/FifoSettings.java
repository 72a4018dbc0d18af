package io.marram.emulator.components.fifo;

/**
 * How a queue works.
 *
 * @param capacity how many envelopes may wait, at least 1
 * @param discards whether a full queue drops new envelopes; else their emitters wait
 */
record FifoSettings(int capacity, boolean discards) {
  FifoSettings {
    if (capacity < 1) {
      throw new IllegalArgumentException("queue.capacity must be at least 1, was " + capacity);
    }
  }
}

package io.marram.emulator.components.fifo;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** A queue whose bound may change while things wait in it. Thread-safe. */
final class BoundedQueue<T> {
  private final Queue<T> waiting = new ArrayDeque<>();
  private FifoSettings settings;
  private boolean closed;

  BoundedQueue(FifoSettings settings) {
    this.settings = settings;
  }

  /** What waits already stays, even if it is more than the new capacity. */
  synchronized void set(FifoSettings newSettings) {
    settings = newSettings;
    notifyAll();
  }

  /**
   * Adds an element; waits for room if the settings say so.
   *
   * @return false if it was dropped, since the queue is full or closed
   */
  synchronized boolean put(T element) throws InterruptedException {
    while (!closed && isFull() && !settings.discards()) {
      wait();
    }
    if (closed || isFull()) {
      return false;
    }
    waiting.add(element);
    notifyAll();
    return true;
  }

  /** Waits for the next element; nothing once the queue is closed. */
  synchronized Optional<T> take() throws InterruptedException {
    while (!closed && waiting.isEmpty()) {
      wait();
    }
    if (closed) {
      return Optional.empty();
    }
    T element = waiting.remove();
    notifyAll();
    return Optional.of(element);
  }

  /** Ends all waiting; returns how many elements are left behind. */
  synchronized int close() {
    closed = true;
    int left = waiting.size();
    waiting.clear();
    notifyAll();
    return left;
  }

  private boolean isFull() {
    return waiting.size() >= settings.capacity();
  }
}

package io.marram.camera.source;

/**
 * Room for one that waits, between a thread that brings and a thread that takes.
 *
 * @param <T> what waits
 */
final class WaitingPlace<T> {

  private T waiting;
  private boolean closed;

  /**
   * Puts it there at once.
   *
   * @return whether another one had to go for it
   */
  synchronized boolean replace(T next) {
    boolean taken = waiting != null;
    waiting = next;
    notifyAll();
    return taken;
  }

  /** Puts it there once nobody else waits. */
  synchronized void await(T next) throws InterruptedException {
    while (waiting != null && !closed) {
      wait();
    }
    waiting = next;
    notifyAll();
  }

  /** Waits for the next one; null once it is closed. */
  synchronized T take() {
    while (waiting == null && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        // whoever is on the wires may interrupt; only close() ends the waiting
      }
    }
    T next = closed ? null : waiting;
    waiting = null;
    notifyAll();
    return next;
  }

  synchronized boolean isEmpty() {
    return waiting == null;
  }

  /** Lets all go. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}

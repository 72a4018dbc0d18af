package io.marram.cloud.store;

import java.util.concurrent.ThreadLocalRandom;

/** Waits before another attempt: longer with each, and never as long as others do. */
final class Pause {

  static final int ATTEMPTS = 8;

  private static final long FIRST_MILLIS = 25;
  private static final long LONGEST_MILLIS = 1_000;

  private Pause() {}

  /**
   * Waits after an attempt.
   *
   * @return {@code false} if there should be no other attempt: it was the last one, or the thread
   *     was interrupted
   */
  static boolean after(int attempt) {
    if (attempt >= ATTEMPTS) {
      return false;
    }
    long longest = Math.min(FIRST_MILLIS << attempt, LONGEST_MILLIS);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

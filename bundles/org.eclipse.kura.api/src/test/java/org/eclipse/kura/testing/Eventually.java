package org.eclipse.kura.testing;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what another thread does. */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 10;

  private Eventually() {}

  /**
   * Waits until a condition holds.
   *
   * @param what it means, for the failure's message
   */
  public static void until(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited " + PATIENCE + " in vain until " + what);
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }
}

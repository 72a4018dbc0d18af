package io.marram.emulator.bluetooth;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what happens on other threads. */
final class Eventually {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 20;

  private Eventually() {}

  static void holds(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("has not happened in " + LIMIT.toSeconds() + " s");
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }
}

package io.marram.awsiot.internal.store;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what must come true, as long as a slow machine may take. */
final class Eventually {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Eventually() {}

  static void until(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not come true within " + LONGEST);
      }
      Thread.sleep(10);
    }
  }
}

package io.marram.emulator.aws;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running child JVM. */
final class ChildJvm {

  private final String name;
  private final Process process;

  ChildJvm(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit status when the process ends. */
  CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /**
   * Ends the process: politely first, and by force when {@code grace} is over. Returns when it is
   * gone.
   */
  void stop(Duration grace) {
    if (!grace.isZero()) {
      process.destroy();
    }
    try {
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
          throw new TwinException("process " + pid() + " of " + name + " does not end");
        }
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

package io.marram.emulator.cli.system;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The processes of a system that another command started. */
final class RunningSystem {

  /** How long a child may outlive the system's own process. */
  private static final Duration CHILD_PATIENCE = Duration.ofSeconds(5);

  private final ProcessHandle process;

  /**
   * @param process that of {@code marram up}
   */
  RunningSystem(ProcessHandle process) {
    this.process = process;
  }

  /**
   * Asks the system to stop and waits until all its processes are gone.
   *
   * @param patience what is still there after this is killed
   * @return whether it stopped by itself
   */
  boolean stop(Duration patience) throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    boolean stopped = awaitEnd(process, patience);
    if (!stopped) {
      process.destroyForcibly();
      awaitEnd(process, patience);
    }
    for (ProcessHandle child : children) {
      stopped &= end(child);
    }
    return stopped;
  }

  /**
   * Waits for the end of a child whose parent has ended, and kills it if it does not.
   *
   * @return whether it ended by itself
   */
  static boolean end(ProcessHandle child) throws InterruptedException {
    if (awaitEnd(child, CHILD_PATIENCE)) {
      return true;
    }
    child.destroyForcibly();
    awaitEnd(child, CHILD_PATIENCE);
    return false;
  }

  private static boolean awaitEnd(ProcessHandle process, Duration patience)
      throws InterruptedException {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot wait for process " + process.pid(), e);
    }
  }
}

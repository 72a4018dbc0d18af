package io.marram.emulator.cli.output;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that runs until Ctrl-C, or until its process is asked to end, stop in its own time
 * and then end with exit code 0: it did what it was asked to.
 */
public final class StopSignal implements AutoCloseable {

  private static final int STOP_SECONDS = 30;

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread command = Thread.currentThread();
  private final Thread hook = new Thread(this::stop, "stop-signal");
  private volatile boolean waiting;

  public StopSignal() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Waits until the command is to stop. */
  public void await() throws InterruptedException {
    waiting = true;
    requested.await();
  }

  /** Waits for some time; gives whether the command is to stop. */
  public boolean await(Duration limit) throws InterruptedException {
    waiting = true;
    return requested.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether the command is to stop. */
  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Asks the command to stop. */
  public void request() {
    requested.countDown();
  }

  /** Asks the command to stop when a process ends, or if it has ended. */
  public void requestAtEndOf(long pid) {
    ProcessHandle.of(pid)
        .map(ProcessHandle::onExit)
        .ifPresentOrElse(end -> end.thenRun(this::request), this::request);
  }

  /** The command has stopped. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending because of the signal: the hook is what waits for this.
    }
  }

  private void stop() {
    boolean running = waiting;
    request();
    if (!running) {
      command.interrupt(); // still starting
    }
    try {
      if (finished.await(STOP_SECONDS, TimeUnit.SECONDS) && running) {
        Runtime.getRuntime().halt(0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

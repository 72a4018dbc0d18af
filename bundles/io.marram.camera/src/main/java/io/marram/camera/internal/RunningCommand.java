package io.marram.camera.internal;

import io.marram.camera.live.CommandLine;
import io.marram.log.ProcessOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A process and all that it starts, which end together. */
final class RunningCommand implements AutoCloseable {

  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
  private static final long LOOK_MILLIS = 10;

  private final Process process;
  private final ProcessFamily family;
  private final ProcessOutput errors;
  private volatile boolean ended;

  /**
   * @throws IOException if there is no such program, or it cannot be run
   */
  RunningCommand(CommandLine command) throws IOException {
    String mark = UUID.randomUUID().toString();
    ProcessBuilder builder = new ProcessBuilder(command.arguments());
    builder.environment().put(ProcessFamily.VARIABLE, mark);
    this.process = builder.start();
    this.family = new ProcessFamily(process.toHandle(), mark);
    this.errors =
        new ProcessOutput(process.getErrorStream(), "marram-camera-errors-" + process.pid());
    errors.start();
    process.getOutputStream().close();
  }

  InputStream output() {
    return process.getInputStream();
  }

  boolean awaitExit(long time, TimeUnit unit) throws InterruptedException {
    return process.waitFor(time, unit);
  }

  /** Whether it was ended by us. */
  boolean wasEnded() {
    return ended;
  }

  /** What it ended with. */
  int status() {
    return process.exitValue();
  }

  /** The last lines of its error output. */
  String lastWords() {
    return errors.lastLines();
  }

  /** Ends it and all that it started: politely, and after half a second by force. */
  @Override
  public synchronized void close() {
    if (!ended) {
      ended = true;
      List<ProcessHandle> members = family.members();
      members.forEach(ProcessHandle::destroy);
      awaitEnds(members);
      family.members().forEach(ProcessHandle::destroyForcibly);
    }
  }

  private void awaitEnds(List<ProcessHandle> members) {
    long begin = System.nanoTime();
    try {
      while (members.stream().anyMatch(family::isRunning)
          && System.nanoTime() - begin < GRACE_NANOS) {
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      // the rest is ended by force now
      Thread.currentThread().interrupt();
    }
  }
}

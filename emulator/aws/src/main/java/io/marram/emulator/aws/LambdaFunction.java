package io.marram.emulator.aws;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A deployed function: at most one process, started when it is needed and again after it died, each
 * time after a longer pause. Events are handled one after the other.
 */
final class LambdaFunction implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(LambdaFunction.class);

  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final FunctionDefinition definition;
  private final TwinHome home;
  private final ChildLauncher launcher;
  private final RuntimeClient client;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final AtomicLong invocations = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();

  private volatile FunctionProcess process;
  private volatile FunctionStatus.State state = FunctionStatus.State.IDLE;
  private volatile String reason;
  private volatile boolean closed;
  private int failuresInARow;

  LambdaFunction(
      FunctionDefinition definition, TwinHome home, ChildLauncher launcher, RuntimeClient client) {
    this.definition = definition;
    this.home = home;
    this.launcher = launcher;
    this.client = client;
  }

  FunctionDefinition definition() {
    return definition;
  }

  /**
   * Starts the process ahead of the first event. Returns when it is ready, or known to have failed.
   */
  void warmUp() throws InterruptedException {
    turn.lockInterruptibly();
    try {
      ready();
    } catch (TwinException e) {
      failed(e.getMessage());
    } finally {
      turn.unlock();
    }
  }

  /** Runs one event; waits for its turn, and for a process if there is none. */
  InvocationResult invoke(byte[] event) throws InterruptedException {
    String requestId = UUID.randomUUID().toString();
    turn.lockInterruptibly();
    try {
      invocations.incrementAndGet();
      InvocationResult result = run(requestId, event);
      if (result.failed()) {
        errors.incrementAndGet();
        logger.warn(
            "event=function.error function={} request.id={} type={}",
            definition.name(),
            requestId,
            result.errorType().orElseThrow());
      }
      return result;
    } finally {
      turn.unlock();
    }
  }

  FunctionStatus status() {
    FunctionProcess current = process;
    return new FunctionStatus(
        definition.name(),
        closed ? FunctionStatus.State.CLOSED : state,
        Optional.ofNullable(reason),
        current != null && current.isAlive()
            ? OptionalLong.of(current.pid())
            : OptionalLong.empty(),
        invocations.get(),
        errors.get());
  }

  /** Kills the process, whatever it does. */
  @Override
  public void close() {
    closed = true;
    FunctionProcess current = process;
    if (current != null) {
      current.close();
    }
  }

  private InvocationResult run(String requestId, byte[] event) throws InterruptedException {
    try {
      ready();
    } catch (TwinException e) {
      failed(e.getMessage());
      return InvocationResult.serviceError("Runtime.InitError", requestId, e.getMessage());
    }
    FunctionProcess current = process;
    InvocationResult result = current.invoke(requestId, event);
    if (current.isAlive()) {
      failuresInARow = 0;
    } else {
      failed(result.text());
    }
    return result;
  }

  private void ready() throws InterruptedException {
    if (process == null || !process.isAlive()) {
      discard();
      Thread.sleep(pauseMillis());
      state = FunctionStatus.State.STARTING;
      process = FunctionProcess.start(definition, home, launcher, client);
    }
    // Looks after the process is in its field, where close() looks for it after it has set the
    // flag: one of them ends it.
    if (closed) {
      throw new TwinException("the function is closed");
    }
    process.awaitReady();
    state = FunctionStatus.State.READY;
    reason = null;
  }

  private long pauseMillis() {
    return failuresInARow == 0
        ? 0
        : Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failuresInARow - 1, 10));
  }

  private void failed(String why) {
    discard();
    if (closed) {
      return;
    }
    failuresInARow++;
    reason = why + " (see " + home.log(definition.name()) + ")";
    state = FunctionStatus.State.FAILED;
    logger.error("event=function.failed function={} reason={}", definition.name(), reason);
  }

  private void discard() {
    FunctionProcess old = process;
    process = null;
    if (old != null) {
      old.close();
    }
  }
}

package io.marram.ble.internal;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** A call that may block for long. Its time counts from when a thread took it up. */
final class Call {

  private final LongSupplier steadyMillis;
  private final long limitMillis;
  private final Calls.Work work;
  private final AtomicInteger running;
  private volatile Future<?> future;
  private volatile boolean begun;
  private volatile long begunMillis;
  private volatile boolean ended;
  private volatile String failure;

  Call(LongSupplier steadyMillis, long limitMillis, Calls.Work work, AtomicInteger running) {
    this.steadyMillis = steadyMillis;
    this.limitMillis = limitMillis;
    this.work = work;
    this.running = running;
  }

  void ranBy(ExecutorService threads) {
    future = threads.submit(this::run);
  }

  private void run() {
    begunMillis = steadyMillis.getAsLong();
    begun = true;
    running.incrementAndGet();
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = "interrupted";
    } catch (Exception e) {
      failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    } finally {
      running.decrementAndGet();
      ended = true;
    }
  }

  /** Whether it came back, or has to be given up; given up, it is interrupted. */
  boolean isOver() {
    if (ended) {
      return true;
    }
    if (!isOverdue()) {
      return false;
    }
    future.cancel(true);
    return true;
  }

  private boolean isOverdue() {
    return begun && steadyMillis.getAsLong() - begunMillis > limitMillis;
  }

  /** Whether it was given up. */
  boolean hangs() {
    return !ended;
  }

  /** Why it failed, if it did. */
  Optional<String> failure() {
    return ended
        ? Optional.ofNullable(failure)
        : Optional.of("no answer within " + limitMillis / 1000 + " s");
  }
}

package io.marram.simulator.internal;

import io.marram.simulator.Simulation;
import io.marram.simulator.Timeline;
import io.marram.simulator.Timeline.Span;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.eclipse.kura.wire.WireRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings readings to the wires as time goes by, on a thread of its own. All methods may be called
 * from any thread.
 */
final class ReadingPump {

  /** More readings of one batch go into several envelopes. */
  static final int LARGEST_ENVELOPE = 5000;

  private static final Logger logger = LoggerFactory.getLogger(ReadingPump.class);
  private static final double MILLIS_PER_SECOND = 1000;

  /** What is emitted, and how often. */
  record Plan(Simulation simulation, ReadingRecords records, Duration batch) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final String pid;
  private final Clock clock;
  private final Consumer<List<WireRecord>> wires;
  private final Thread thread;
  private Plan plan;
  private final Duration history;
  private boolean connected;
  private boolean stopped;
  private boolean failing;

  /**
   * @param history how much of the time before the start is emitted first, once somebody is
   *     connected
   */
  ReadingPump(
      String pid, Clock clock, Consumer<List<WireRecord>> wires, Plan plan, Duration history) {
    this.history = history;
    this.pid = pid;
    this.clock = clock;
    this.wires = wires;
    this.plan = plan;
    this.thread = new Thread(this::run, "marram-simulator-" + pid);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Whether there is anybody on the wires. */
  void connected(boolean now) {
    lock.lock();
    try {
      connected = now;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Goes on with another plan, without a gap. */
  void follow(Plan newPlan) {
    lock.lock();
    try {
      plan = newPlan;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Emits nothing more. What is on the wires at this moment may come back a little later.
   *
   * @return whether the thread has ended in time
   */
  boolean stop(Duration patience) {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private void run() {
    long begunNanos = System.nanoTime();
    try {
      Timeline timeline = new Timeline(emitHistory(), current().batch());
      while (awaitBatch(begunNanos)) {
        begunNanos = System.nanoTime();
        timeline.next(clock.millis()).ifPresent(this::emit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Emits what was before the start; gives the moment from which on there is more, epoch
   * milliseconds. Time goes by while it is emitted, which is caught up with.
   */
  private long emitHistory() throws InterruptedException {
    long now = clock.millis();
    if (history.isZero()) {
      return now;
    }
    awaitConnected();
    long from = now - history.toMillis();
    now = clock.millis();
    while (now - from > current().batch().toMillis() && !isStopped()) {
      emit(new Span(from, now, 0));
      from = now;
      now = clock.millis();
    }
    logger.info("event=simulator.history.emitted pid={} hours={}", pid, history.toHours());
    return from;
  }

  private void awaitConnected() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!connected && !stopped) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a batch's time has gone by; false when stopped. */
  private boolean awaitBatch(long begunNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long remaining = remainingNanos(begunNanos);
      while (!stopped && remaining > 0) {
        changed.awaitNanos(remaining);
        remaining = remainingNanos(begunNanos);
      }
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  private long remainingNanos(long begunNanos) {
    return plan.batch().toNanos() - (System.nanoTime() - begunNanos);
  }

  private Plan current() {
    lock.lock();
    try {
      return plan;
    } finally {
      lock.unlock();
    }
  }

  private boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  private void emit(Span span) {
    if (span.jumpMillis() != 0) {
      logger.warn("event=simulator.clock.jumped pid={} millis={}", pid, span.jumpMillis());
    }
    long from = span.fromMillis();
    while (from < span.untilMillis() && !isStopped()) {
      Plan now = current();
      long until = from + Math.min(span.untilMillis() - from, envelopeMillis(now.simulation()));
      emit(now, from, until);
      from = until;
    }
  }

  private static long envelopeMillis(Simulation simulation) {
    double perMilli = simulation.samplingRate() / MILLIS_PER_SECOND;
    return Math.max(1, (long) (LARGEST_ENVELOPE / perMilli));
  }

  /** The boundary to whatever the user wired up: nothing that fails there may end this thread. */
  private void emit(Plan now, long fromMillis, long untilMillis) {
    try {
      List<WireRecord> readings =
          now.records().of(now.simulation().readings(fromMillis, untilMillis));
      if (!readings.isEmpty()) {
        wires.accept(readings);
      }
      failing = false;
    } catch (RuntimeException | LinkageError e) {
      if (!failing) {
        failing = true;
        logger.warn("event=simulator.emit.failed pid={}", pid, e);
      }
    }
  }
}

package io.marram.camera.internal;

import io.marram.camera.AcknowledgementOrder;
import io.marram.camera.BackOff;
import io.marram.camera.Capture;
import io.marram.camera.Confirmation;
import io.marram.camera.FrameKey;
import io.marram.camera.FrameQueue;
import io.marram.camera.Reading;
import io.marram.camera.RefusedFrame;
import io.marram.camera.Tally;
import io.marram.camera.Unanswerable;
import io.marram.camera.source.RefusalLog;
import io.marram.log.Printable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings captures to the wires, one after the other on a thread of its own, until each is settled,
 * and acknowledges their deliveries on the same thread. All methods may be called from any thread
 * and none of them waits for the wires.
 *
 * @param <D> a delivery, as its source acknowledges it
 */
final class FramePump<D> {

  private static final Logger logger = LoggerFactory.getLogger(FramePump.class);

  /** A bundle on the way is exchanged within tenths of a second; a queue may be away for hours. */
  private static final BackOff REPETITION = new BackOff(20, 30_000);

  private static final int REMEMBERED = 4096;

  /** What the pump works with; all are called on its thread, and never concurrently. */
  record Ends<D>(Consumer<Capture> wires, Consumer<D> acknowledgement) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final FrameQueue queue = new FrameQueue(REPETITION, REMEMBERED);
  private final AcknowledgementOrder<D> acknowledgements = new AcknowledgementOrder<>();
  private final Tally tally = new Tally();
  private final TallyLog tallyLog;
  private final RefusalLog refusals;
  private final String pid;
  private final Confirmation confirmation;
  private final Ends<D> ends;
  private final Thread thread;
  private boolean stopped;

  FramePump(String pid, Confirmation confirmation, Ends<D> ends) {
    this.pid = pid;
    this.tallyLog = new TallyLog(pid, tally);
    this.refusals = new RefusalLog(pid);
    this.confirmation = confirmation;
    this.ends = ends;
    this.thread = new Thread(this::run, "marram-frames-" + pid);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Emits nothing more. What is on the wires at this moment may come back a little later.
   *
   * @return whether the thread has ended in time
   */
  boolean stop(Duration patience) {
    locked(() -> stopped = true);
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  /** Takes a delivery in. */
  void arrived(Reading reading, D delivery) {
    locked(
        () -> {
          tally.received();
          if (reading instanceof Capture capture) {
            admit(capture, delivery);
          } else if (reading instanceof Unanswerable unanswerable) {
            tally.refused(unanswerable.refusal());
            acknowledgements.release(delivery);
            refusals.unanswerable(unanswerable);
          }
        });
  }

  private void admit(Capture capture, D delivery) {
    switch (queue.admit(capture, steadyMillis())) {
      case NEW -> {
        acknowledgements.await(delivery, capture.key());
        if (capture instanceof RefusedFrame refused) {
          noteRefusal(refused);
        }
      }
      case IN_PROGRESS -> {
        tally.redelivered();
        acknowledgements.await(delivery, capture.key());
      }
      case SETTLED -> {
        tally.redelivered();
        acknowledgements.release(delivery);
      }
    }
  }

  private void noteRefusal(RefusedFrame refused) {
    tally.refused(refused.refusal());
    refusals.refused(refused);
  }

  /** Notes that a frame's result is on its way. Ignores frames of others. */
  void settled(FrameKey key) {
    locked(() -> settle(key));
  }

  private void settle(FrameKey key) {
    if (queue.settle(key)) {
      acknowledgements.settle(key);
      tally.settled();
    }
  }

  /**
   * Notes that the deliveries so far cannot be acknowledged any more.
   *
   * @param allComeAgain whether the source kept them and will deliver them again
   */
  void deliveriesLost(boolean allComeAgain) {
    locked(
        () -> {
          acknowledgements.clear();
          if (allComeAgain) {
            queue.forgetWaiting();
          }
        });
  }

  /** Notes that the wires have changed: what nobody took may find a receiver now. */
  void rewired() {
    locked(() -> queue.hurry(steadyMillis()));
  }

  /** Waits until fewer than this many captures are unsettled. */
  void awaitFewerThan(int captures) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (queue.size() >= captures && !stopped) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (awaitWork()) {
        acknowledge();
        emitNext();
        acknowledge();
        logTally();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    acknowledge();
    logLastTally();
  }

  /** Waits until something may be due, at most until the next tally; false when stopped. */
  private boolean awaitWork() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long waitMillis = millisUntilDue();
      if (!stopped && waitMillis > 0 && !acknowledgements.hasReady()) {
        changed.await(waitMillis, TimeUnit.MILLISECONDS);
      }
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  private long millisUntilDue() {
    long longest = TallyLog.INTERVAL.toMillis();
    OptionalLong due = queue.nextDueMillis();
    return due.isPresent() ? Math.min(due.getAsLong() - steadyMillis(), longest) : longest;
  }

  private void emitNext() {
    Optional<Capture> next = takeNext();
    if (next.isEmpty()) {
      return;
    }
    Capture capture = next.get();
    boolean handedOver = emit(capture);
    locked(
        () -> {
          if (handedOver && confirmation == Confirmation.EMISSION) {
            settle(capture.key());
          }
          queue.putBack(steadyMillis()).ifPresent(this::noteRefusal);
          tally.emitted(!queue.contains(capture.key()));
        });
  }

  private Optional<Capture> takeNext() {
    lock.lock();
    try {
      return stopped ? Optional.empty() : queue.take(steadyMillis());
    } finally {
      lock.unlock();
    }
  }

  /** The boundary to whatever the user wired up: nothing that fails there may end this thread. */
  private boolean emit(Capture capture) {
    try {
      ends.wires().accept(capture);
      return true;
    } catch (RuntimeException | LinkageError e) {
      // classes vanish for a moment when a bundle on the wires is replaced
      logger.warn("event=camera.emit.failed pid={} request={}", pid, Printable.of(capture.id()), e);
      return false;
    }
  }

  private void acknowledge() {
    List<D> ready;
    lock.lock();
    try {
      ready = acknowledgements.take();
    } finally {
      lock.unlock();
    }
    ready.forEach(this::acknowledge);
  }

  private void acknowledge(D delivery) {
    try {
      ends.acknowledgement().accept(delivery);
    } catch (RuntimeException e) {
      logger.warn("event=camera.acknowledgement.failed pid={}", pid, e);
    }
  }

  private void logTally() {
    lock.lock();
    try {
      tallyLog.offer(queue.size());
    } finally {
      lock.unlock();
    }
  }

  private void logLastTally() {
    lock.lock();
    try {
      tallyLog.write(queue.size());
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static long steadyMillis() {
    return System.nanoTime() / 1_000_000;
  }
}

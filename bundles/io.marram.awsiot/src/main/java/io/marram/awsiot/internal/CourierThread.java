package io.marram.awsiot.internal;

import io.marram.awsiot.Courier;
import io.marram.awsiot.OutboxException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a courier work until it is closed. */
final class CourierThread implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(CourierThread.class);

  private static final long PACE_MILLIS = 10;
  private static final long IDLE_MILLIS = 500;
  private static final long CLOSE_MILLIS = 5_000;

  private final Courier courier;
  private final Runnable eachRound;
  private final Semaphore news = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param eachRound done before each of the courier's steps, at least twice a second
   */
  CourierThread(String name, Courier courier, Runnable eachRound) {
    this.courier = courier;
    this.eachRound = eachRound;
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** There may be something to do. */
  void wake() {
    news.release();
  }

  private void run() {
    boolean failing = false;
    while (!closed) {
      boolean more = false;
      try {
        eachRound.run();
        more = courier.step(System.nanoTime());
        failing = false;
      } catch (OutboxException e) {
        if (!failing && !closed) {
          logger.warn("event=courier.waits reason=\"{}\"", e.getMessage());
        }
        failing = true;
      } catch (RuntimeException e) {
        // The thread's boundary: whatever it is, it must not end the sending.
        if (!failing) {
          logger.error("event=courier.failed", e);
        }
        failing = true;
      }
      await(more ? PACE_MILLIS : IDLE_MILLIS);
    }
  }

  private void await(long millis) {
    try {
      if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Ends it; what is on its way is sent again by the next one. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

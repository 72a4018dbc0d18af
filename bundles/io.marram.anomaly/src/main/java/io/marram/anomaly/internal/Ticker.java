package io.marram.anomaly.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again, on a thread of its own, until it is closed. */
final class Ticker implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(Ticker.class);
  private static final long PATIENCE_MILLIS = 1_900;

  private final String name;
  private final Runnable work;
  private final ScheduledThreadPoolExecutor thread;
  private boolean failing;

  /**
   * @param name of the thread
   * @param period between two begins; the first is after one period
   */
  Ticker(String name, Duration period, Runnable work) {
    this.name = name;
    this.work = work;
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread daemon = new Thread(task, name);
              daemon.setDaemon(true);
              return daemon;
            });
    thread.scheduleWithFixedDelay(
        this::tick, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The thread's boundary: whatever it is, it must not end the work. */
  private void tick() {
    try {
      work.run();
      failing = false;
    } catch (RuntimeException | LinkageError e) {
      if (!failing) {
        failing = true;
        logger.error("event=anomaly.thread.failed thread={}", name, e);
      }
    }
  }

  /** Ends it; work that is under way may end a little later if it is held up. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        logger.warn("event=anomaly.thread.stalled thread={}", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

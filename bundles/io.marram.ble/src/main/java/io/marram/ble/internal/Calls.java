package io.marram.ble.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Makes calls that may block for long, each on a thread of its own and none for longer than told.
 */
final class Calls {

  private static final int MOST_THREADS = 40;
  private static final int SPARE_THREADS = 8;
  private static final long IDLE_SECONDS = 10;

  /** What may block, and fail. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  private final ExecutorService threads;
  private final LongSupplier steadyMillis;
  private final AtomicInteger running = new AtomicInteger();

  /**
   * @param threads what runs the calls; ended by {@link #close}
   */
  Calls(ExecutorService threads, LongSupplier steadyMillis) {
    this.threads = threads;
    this.steadyMillis = steadyMillis;
  }

  /**
   * Threads that are there as long as they are needed, named after the component.
   *
   * @param connections how many sensors are connected at once
   */
  static ExecutorService threads(String pid, int connections) {
    int most = Math.min(MOST_THREADS, connections + SPARE_THREADS);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "marram-ble-call-" + pid);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Begins a call.
   *
   * @param limitMillis after which it is interrupted and no longer waited for
   */
  Call begin(long limitMillis, Work work) {
    Call call = new Call(steadyMillis, limitMillis, work, running);
    call.ranBy(threads);
    return call;
  }

  /** How many calls have begun and not come back, those included that nobody waits for. */
  int running() {
    return running.get();
  }

  /**
   * Interrupts what still runs, and waits a little for it.
   *
   * @return whether nothing runs any more
   */
  boolean close(long millis) throws InterruptedException {
    threads.shutdownNow();
    return threads.awaitTermination(millis, TimeUnit.MILLISECONDS);
  }
}

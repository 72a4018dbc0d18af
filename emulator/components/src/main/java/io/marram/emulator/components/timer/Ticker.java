package io.marram.emulator.components.timer;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ticks on a thread of its own until it is closed. */
final class Ticker implements AutoCloseable {
  /** How long the clock may have been wrong before that is noticed. */
  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

  private final ScheduledThreadPoolExecutor executor;
  private final Runnable tick;
  private final Clock clock;

  private Ticker(String threadName, Runnable tick, Clock clock) {
    this.tick = tick;
    this.clock = clock;
    this.executor = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, threadName));
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  /**
   * @param tick throws nothing
   */
  static Ticker start(TimerSettings settings, String threadName, Runnable tick, Clock clock) {
    Ticker ticker = new Ticker(threadName, tick, clock);
    if (settings instanceof Interval interval) {
      ticker.executor.scheduleAtFixedRate(
          tick, interval.first().toMillis(), interval.every().toMillis(), TimeUnit.MILLISECONDS);
    } else if (settings instanceof CronTimes times) {
      ticker.await(times, times.next(ZonedDateTime.now(clock)));
    }
    return ticker;
  }

  /** No tick begins any more; one that is under way comes to its end. */
  @Override
  public void close() {
    executor.shutdown();
  }

  private void await(CronTimes times, Optional<ZonedDateTime> next) {
    if (next.isEmpty()) {
      return;
    }
    Duration left = Duration.between(ZonedDateTime.now(clock), next.get());
    Duration sleep = left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP;
    executor.schedule(
        () -> wake(times, next.get()), Math.max(0, sleep.toNanos()), TimeUnit.NANOSECONDS);
  }

  private void wake(CronTimes times, ZonedDateTime due) {
    ZonedDateTime now = ZonedDateTime.now(clock);
    if (!now.isBefore(due)) {
      tick.run();
    }
    // Counted from now: the clock may have been set back or forth meanwhile.
    await(times, times.next(now));
  }
}

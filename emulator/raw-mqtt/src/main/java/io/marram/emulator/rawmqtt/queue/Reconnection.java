package io.marram.emulator.rawmqtt.queue;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.data.DataTransportService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects, and connects again, on a thread of its own: whoever asks for it never waits for a
 * broker. Safe for several threads.
 */
final class Reconnection implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(Reconnection.class);

  /** After a loss, gateways should not come back all at once: they wait a part of the interval. */
  private static final int LARGEST_DELAY_PART = 5;

  private final String pid;
  private final DataTransportService transport;
  private final ScheduledExecutorService executor;
  private volatile DataServiceSettings settings;
  private ScheduledFuture<?> attempts;
  private ScheduledFuture<?> congestion;
  private boolean failureSaid;

  Reconnection(String pid, DataTransportService transport) {
    this.pid = pid;
    this.transport = transport;
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "data-connect-" + pid);
              thread.setDaemon(true);
              return thread;
            });
  }

  void configure(DataServiceSettings wanted) {
    settings = wanted;
  }

  /** Tries to connect until it works, if the service is to connect by itself. */
  void start() {
    start(Duration.ZERO);
  }

  /** The same, a while after the connection was lost. */
  void startAfterLoss() {
    long longest = Math.max(1000, settings.retryInterval().toMillis() / LARGEST_DELAY_PART);
    start(Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest)));
  }

  /** Gives up, even in the middle of an attempt. */
  synchronized void stop() {
    if (attempts != null) {
      attempts.cancel(true);
      attempts = null;
    }
  }

  /**
   * Ends the connection, soon.
   *
   * @param wanted whether that is still wanted by then
   */
  void disconnect(BooleanSupplier wanted) {
    later(
        () -> {
          if (wanted.getAsBoolean()) {
            transport.disconnect(0);
          }
        });
  }

  /**
   * Ends the connection and makes another, soon.
   *
   * @param wasConnected whether to connect even if the service does not do so by itself
   */
  void anew(boolean wasConnected) {
    later(() -> connectAnew(wasConnected, 0));
  }

  /** Too many messages wait for their confirmation: after a while the connection is made anew. */
  synchronized void congested() {
    Duration timeout = settings.congestionTimeout();
    if (!timeout.isZero() && congestion == null && !executor.isShutdown()) {
      congestion =
          executor.schedule(this::endCongestion, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Messages are confirmed again. */
  synchronized void relieved() {
    if (congestion != null) {
      congestion.cancel(false);
      congestion = null;
    }
  }

  @Override
  public void close() {
    stop();
    executor.shutdownNow();
  }

  private synchronized void start(Duration delay) {
    if (attempts == null
        && settings.autoConnect()
        && !transport.isConnected()
        && !executor.isShutdown()) {
      failureSaid = false;
      attempts =
          executor.scheduleWithFixedDelay(
              this::attempt,
              delay.toMillis(),
              settings.retryInterval().toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private void attempt() {
    try {
      transport.connect();
      succeeded();
    } catch (KuraConnectException | RuntimeException e) {
      failed(e);
    }
  }

  private synchronized void succeeded() {
    if (attempts != null) {
      attempts.cancel(false);
      attempts = null;
    }
  }

  /** A failure is said once, unless the attempt was given up; the attempts go on. */
  private synchronized void failed(Exception e) {
    if (attempts == null || failureSaid) {
      logger.debug("event=data.broker.away pid={} reason=\"{}\"", pid, e.getMessage());
    } else {
      failureSaid = true;
      logger.warn("event=data.broker.away pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  private void endCongestion() {
    relieved();
    logger.warn("event=data.congested pid={} action=\"connect again\"", pid);
    connectAnew(true, settings.quiesceTimeout().toMillis());
  }

  private void connectAnew(boolean wasConnected, long quiesceMillis) {
    transport.disconnect(quiesceMillis);
    if (settings.autoConnect()) {
      start();
    } else if (wasConnected) {
      try {
        transport.connect();
      } catch (KuraConnectException e) {
        logger.warn("event=data.broker.away pid={} reason=\"{}\"", pid, e.getMessage());
      }
    }
  }

  private void later(Runnable task) {
    if (!executor.isShutdown()) {
      executor.execute(task);
    }
  }
}

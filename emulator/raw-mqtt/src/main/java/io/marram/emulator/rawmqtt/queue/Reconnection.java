package io.marram.emulator.rawmqtt.queue;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.data.DataTransportService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to connect until it works. */
final class Reconnection {
  private static final Logger logger = LoggerFactory.getLogger(Reconnection.class);

  private final String pid;
  private final DataTransportService transport;
  private final ScheduledExecutorService executor;
  private ScheduledFuture<?> attempts;
  private boolean failureSaid;

  Reconnection(String pid, DataTransportService transport, ScheduledExecutorService executor) {
    this.pid = pid;
    this.transport = transport;
    this.executor = executor;
  }

  /** Tries again and again from after the delay, unless it is trying already. */
  synchronized void start(Duration delay, Duration interval) {
    if (attempts == null && !executor.isShutdown()) {
      failureSaid = false;
      attempts =
          executor.scheduleWithFixedDelay(
              this::attempt, delay.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Gives up, even in the middle of an attempt. */
  synchronized void stop() {
    end(true);
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
    end(false);
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

  private void end(boolean interrupt) {
    if (attempts != null) {
      attempts.cancel(interrupt);
      attempts = null;
    }
  }
}

package io.marram.camera.internal;

import io.marram.camera.BackOff;
import io.marram.camera.MqttCameraSettings;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a connection to a broker: opens one after another, for ever, with a back-off between. */
final class BrokerLink {

  private static final Logger logger = LoggerFactory.getLogger(BrokerLink.class);
  private static final BackOff RECONNECTION = new BackOff(500, 30_000);

  /** A connection that lived this long was a good one; the next failure is a first one. */
  private static final Duration PROVEN = Duration.ofSeconds(10);

  private final String pid;
  private final MqttCameraSettings settings;
  private final SocketFactory sockets;
  private final BrokerConnection.Listener listener;
  private final Thread thread;
  private volatile boolean stopped;
  private boolean away;

  BrokerLink(
      String pid,
      MqttCameraSettings settings,
      SocketFactory sockets,
      BrokerConnection.Listener listener) {
    this.pid = pid;
    this.settings = settings;
    this.sockets = sockets;
    this.listener = listener;
    this.thread = new Thread(this::run, "marram-broker-" + pid);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Closes the connection and opens no other.
   *
   * @return whether the thread has ended in time
   */
  boolean stop(Duration patience) {
    stopped = true;
    thread.interrupt();
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private void run() {
    int failures = 0;
    try {
      while (!stopped) {
        long begin = System.nanoTime();
        connectOnce();
        boolean proven = System.nanoTime() - begin >= PROVEN.toNanos();
        failures = proven ? 1 : failures + 1;
        Thread.sleep(
            RECONNECTION.jitteredMillis(failures, ThreadLocalRandom.current().nextDouble()));
      }
    } catch (InterruptedException e) {
      // stop() interrupts; nobody else knows this thread
    }
  }

  private void connectOnce() throws InterruptedException {
    try (BrokerConnection connection = new BrokerConnection(settings, listener)) {
      connection.open(sockets);
      away = false;
      logger.info(
          "event=camera.connected pid={} broker={} topics={}",
          pid,
          settings.broker(),
          settings.topics());
      reportAway(connection.awaitLoss());
    } catch (MqttException e) {
      reportAway(BrokerFailure.describe(e));
    }
  }

  private void reportAway(String reason) {
    if (!away) {
      logger.warn(
          "event=camera.broker.away pid={} broker={} reason=\"{}\" action=\"tries again for ever\"",
          pid,
          settings.broker(),
          reason);
    }
    away = true;
  }
}

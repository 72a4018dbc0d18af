package io.marram.ble.internal;

import io.marram.ble.BleSettings;
import io.marram.ble.Measurement;
import io.marram.ble.Sensor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.kura.bluetooth.le.BluetoothLeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that drives an adapter's session. */
final class AdapterLoop implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(AdapterLoop.class);
  private static final long CLAIM_MILLIS = 1000;
  private static final long END_LOOK_MILLIS = 10;
  private static final long END_MILLIS = 3000;
  private static final long DETACH_MILLIS = 1000;

  private final String pid;
  private final BleSettings settings;
  private final BluetoothLeService bluetooth;
  private final SharedRadio shared;
  private final LongSupplier steadyMillis;
  private final long stepMillis;
  private final Output output;
  private final Calls calls;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  /**
   * @param stepMillis between two steps
   */
  AdapterLoop(
      String pid,
      BleSettings settings,
      BluetoothLeService bluetooth,
      SharedRadio shared,
      Output output,
      LongSupplier steadyMillis,
      long stepMillis) {
    this.pid = pid;
    this.settings = settings;
    this.bluetooth = bluetooth;
    this.shared = shared;
    this.output = output;
    this.steadyMillis = steadyMillis;
    this.stepMillis = stepMillis;
    this.calls = new Calls(Calls.threads(pid, settings.connections()), steadyMillis);
    this.thread = new Thread(this::run, "marram-ble-" + pid);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Disconnects all sensors. Comes back within seconds, whatever hangs: what does is interrupted
   * and left alone, passes nothing on any more, and disconnects what it may still connect.
   */
  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join(END_MILLIS + DETACH_MILLIS);
      thread.interrupt();
      boolean ended = calls.close(DETACH_MILLIS);
      thread.join(DETACH_MILLIS);
      if (!ended || thread.isAlive()) {
        logger.warn(
            "event=ble.detached pid={} calls={} reason=\"the system does not answer\"",
            pid,
            calls.running());
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    } finally {
      shared.claims().release(this);
    }
  }

  private void run() {
    try {
      if (claim()) {
        listen();
      }
    } catch (InterruptedException e) {
      logger.debug("event=ble.stopped pid={}", pid);
    }
  }

  /** Waits until no other component has one of the sensors; false if it was stopped before. */
  private boolean claim() throws InterruptedException {
    String before = "";
    do {
      Optional<String> conflict = shared.claims().claim(this, pid, settings.sensors());
      if (conflict.isEmpty()) {
        return true;
      }
      if (!conflict.get().equals(before)) {
        before = conflict.get();
        logger.error("event=ble.misconfigured pid={} reason=\"{}\"", pid, before);
      }
    } while (!stopped.await(CLAIM_MILLIS, TimeUnit.MILLISECONDS));
    return false;
  }

  private void listen() throws InterruptedException {
    AdapterSession session =
        new AdapterSession(
            pid, settings, bluetooth, shared, calls, this::passUnlessStopped, steadyMillis);
    try {
      do {
        session.step();
      } while (!stopped.await(stepMillis, TimeUnit.MILLISECONDS));
    } finally {
      end(session);
    }
  }

  private void passUnlessStopped(Sensor sensor, List<Measurement> measurements) {
    if (stopped.getCount() > 0) {
      output.pass(sensor, measurements);
    }
  }

  private void end(AdapterSession session) throws InterruptedException {
    long begun = System.nanoTime();
    session.end();
    while (!session.isEnded()
        && TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) < END_MILLIS) {
      Thread.sleep(END_LOOK_MILLIS);
    }
  }
}

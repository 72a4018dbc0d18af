package io.marram.ble.internal;

import io.marram.ble.BthomeDecoder;
import io.marram.ble.BthomeOutcome;
import io.marram.ble.Decoding;
import io.marram.ble.GattCharacteristic;
import io.marram.ble.Measurement;
import io.marram.ble.RecoveryLadder;
import io.marram.ble.RecoveryStep;
import io.marram.ble.Sensor;
import io.marram.ble.SensorWatch;
import io.marram.ble.SlotLease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.bluetooth.le.BluetoothLeDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sensor as the gateway sees it: found or not, connected or not, in time or late. The adapter's
 * thread drives it; values come on Kura's threads.
 */
final class SensorLink {

  private static final Logger logger = LoggerFactory.getLogger(SensorLink.class);
  private static final long FIRST_PAUSE_MILLIS = 2000;
  private static final long LONGEST_PAUSE_MILLIS = 300_000;
  private static final String ADVERTISEMENT = "advertisement";

  private final Sensor sensor;
  private final Output output;
  private final LongSupplier steadyMillis;
  private final BthomeDecoder decoder;
  private final boolean mayConnect;
  private final boolean pairing;
  private SensorWatch watch;
  private boolean advertises;
  private boolean late;
  private BthomeOutcome.Reason refused;
  private BluetoothLeDevice device;
  private Connection connection;
  private SlotLease lease;
  private boolean failed;
  private boolean rested;
  private boolean malformedBefore;
  private boolean reportsConnected;

  /**
   * @param pairing whether a sensor without a key is paired with; what it seems to advertise is not
   *     believed then, as anyone could send it
   */
  SensorLink(Sensor sensor, boolean pairing, Output output, LongSupplier steadyMillis) {
    this.pairing = pairing;
    this.sensor = sensor;
    this.output = output;
    this.steadyMillis = steadyMillis;
    this.decoder = new BthomeDecoder(sensor.address(), sensor.key(), OptionalLong.empty());
    // Who has a key only advertises: an open connection would go round it.
    this.mayConnect = sensor.key().isEmpty();
    this.advertises = !mayConnect;
    this.watch = new SensorWatch(ladder());
  }

  private RecoveryLadder ladder() {
    return advertises
        ? RecoveryLadder.passive(FIRST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS)
        : RecoveryLadder.connected(FIRST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
  }

  Sensor sensor() {
    return sensor;
  }

  /** Takes what a search found of it. */
  void found(BluetoothLeDevice seen) {
    device = seen;
    byte[] data = seen.getServiceData().get(BthomeDecoder.SERVICE);
    if (data != null && believesAdvertisements()) {
      advertised(data, seen.getRSSI());
    }
  }

  private synchronized boolean believesAdvertisements() {
    return !mayConnect || !pairing && !reportsConnected;
  }

  private void advertised(byte[] data, int signalStrength) {
    List<Measurement> measured = new ArrayList<>();
    synchronized (this) {
      if (!advertises) {
        advertises = true;
        watch = new SensorWatch(ladder());
      }
      BthomeOutcome outcome = decoder.decode(data);
      if (outcome instanceof BthomeOutcome.Refused refusal) {
        warnOnce(refusal);
      } else if (outcome instanceof BthomeOutcome.Report report) {
        refused = null;
        if (report.irregular()) {
          watch.heard(steadyMillis.getAsLong());
        } else {
          watch.reported(ADVERTISEMENT, steadyMillis.getAsLong());
        }
        measured.addAll(report.measurements());
        measured.add(new Measurement("signal_strength", 1, signalStrength, "dBm"));
      }
    }
    if (!measured.isEmpty()) {
      output.pass(sensor, measured);
    }
  }

  private void warnOnce(BthomeOutcome.Refused refusal) {
    if (refused != refusal.reason()) {
      refused = refusal.reason();
      logger.warn(
          "event=ble.advertisement.refused sensor={} reason={} message=\"{}\"",
          sensor.name(),
          refusal.reason(),
          refusal.message());
    }
  }

  private void received(GattCharacteristic characteristic, byte[] value) {
    Decoding decoding = characteristic.decode(value);
    if (decoding instanceof Decoding.Malformed malformed) {
      warnOnce(malformed);
      return;
    }
    synchronized (this) {
      malformedBefore = false;
      reportsConnected = true;
      watch.reported(characteristic.type(), steadyMillis.getAsLong());
    }
    if (decoding instanceof Decoding.Measured measured) {
      output.pass(sensor, measured.measurements());
    }
  }

  private synchronized void warnOnce(Decoding.Malformed malformed) {
    if (!malformedBefore) {
      malformedBefore = true;
      logger.warn(
          "event=ble.value.malformed sensor={} reason=\"{}\"", sensor.name(), malformed.reason());
    }
  }

  /** Whether it is to wait for a connection. */
  boolean wantsConnection() {
    return mayConnect && !advertises && device != null && lease == null && !failed;
  }

  /** Whether the last attempt to connect failed; it is not tried again before {@link #retry}. */
  boolean isUnreachable() {
    return failed;
  }

  /** Lets it be connected again. */
  void retry() {
    failed = false;
  }

  /** Ends the connection for the sake of another sensor; the lease is to be returned. */
  Optional<SlotLease> giveWay() {
    rested = true;
    return disconnect();
  }

  /** Connects; false if that failed, and the lease is to be returned. */
  boolean connect(SlotLease granted) {
    try {
      connection = Connection.open(device, pairing, this::received);
      lease = granted;
      resume();
      logger.info("event=ble.sensor.connected sensor={}", sensor.name());
      return true;
    } catch (KuraException | RuntimeException e) {
      failed = true;
      logger.warn(
          "event=ble.sensor.unreachable sensor={} reason=\"{}\"", sensor.name(), e.getMessage());
      return false;
    }
  }

  private synchronized void resume() {
    if (rested) {
      watch.resumed(steadyMillis.getAsLong());
    }
    rested = false;
  }

  /** Ends the connection; the lease it had is to be returned. */
  Optional<SlotLease> disconnect() {
    Optional<SlotLease> ended = Optional.ofNullable(lease);
    if (connection != null) {
      connection.close();
    }
    connection = null;
    lease = null;
    return ended;
  }

  /** Whether it has lost its connection, or turned out to need none. */
  boolean isConnectionOver() {
    return connection != null && (advertises || !connection.isAlive());
  }

  /** Asks what does not come by itself. */
  void ask() {
    if (connection != null) {
      attempt(connection::ask);
    }
  }

  void resubscribe() {
    if (connection != null) {
      attempt(connection::resubscribe);
    }
  }

  private void attempt(Attempt attempt) {
    try {
      attempt.make();
    } catch (KuraException | RuntimeException e) {
      logger.warn("event=ble.sensor.silent sensor={} reason=\"{}\"", sensor.name(), e.getMessage());
    }
  }

  /** What may fail. */
  private interface Attempt {
    void make() throws KuraException;
  }

  /** Whether it can be expected to report now and does not; says so when that changes. */
  synchronized boolean isLate() {
    if (!advertises && lease == null) {
      return false;
    }
    boolean now = watch.isLate(steadyMillis.getAsLong());
    if (now != late) {
      late = now;
      logger.info("event={} sensor={}", now ? "ble.sensor.late" : "ble.sensor.back", sensor.name());
    }
    return now;
  }

  /** When it reported last. */
  synchronized OptionalLong lastMillis() {
    return watch.lastMillis();
  }

  /** The next step to bring it back, if it is time for one. */
  synchronized Optional<RecoveryStep> next(boolean adapterWorks) {
    return watch.next(steadyMillis.getAsLong(), adapterWorks);
  }
}

package io.marram.ble.internal;

import io.marram.ble.BleSettings;
import io.marram.ble.BthomeDecoder;
import io.marram.ble.BthomeOutcome;
import io.marram.ble.Decoding;
import io.marram.ble.FloodGate;
import io.marram.ble.GattCharacteristic;
import io.marram.ble.Measurement;
import io.marram.ble.Pairing;
import io.marram.ble.RecoveryLadder;
import io.marram.ble.RecoveryStep;
import io.marram.ble.ReplayCounters;
import io.marram.ble.Sensor;
import io.marram.ble.SensorWatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one sensor reports, through advertisements or a connection, and whether it does so as usual.
 * Safe for use by several threads.
 */
final class SensorReports {

  private static final Logger logger = LoggerFactory.getLogger(SensorReports.class);
  private static final long FIRST_PAUSE_MILLIS = 2000;
  private static final long LONGEST_PAUSE_MILLIS = 15_000;
  private static final int MOST_PER_SECOND = 50;
  private static final int MOST_AT_ONCE = 200;
  private static final long QUIET_MILLIS = 60_000;
  private static final String ADVERTISEMENT = "advertisement";

  private final Sensor sensor;
  private final boolean signalStrength;
  private final boolean pairs;
  private final ReplayCounters counters;
  private final Output output;
  private final LongSupplier steadyMillis;
  private final BthomeDecoder decoder;
  private final FloodGate gate = new FloodGate(MOST_PER_SECOND, MOST_AT_ONCE, QUIET_MILLIS);
  private SensorWatch watch;
  private boolean advertises;
  private boolean reportsConnected;
  private boolean malformedBefore;
  private boolean failedBefore;
  private BthomeOutcome.Reason refused;
  private byte[] lastData;
  private long lastSearch = -1;

  SensorReports(
      Sensor sensor,
      BleSettings settings,
      ReplayCounters counters,
      Output output,
      LongSupplier steadyMillis) {
    this.sensor = sensor;
    this.signalStrength = settings.signalStrength();
    this.pairs = settings.pairing() != Pairing.NONE;
    this.counters = counters;
    this.output = output;
    this.steadyMillis = steadyMillis;
    this.decoder = new BthomeDecoder(sensor.address(), sensor.key(), counters.last(sensor));
    // Who has a key only advertises: an open connection would go round it.
    this.advertises = sensor.key().isPresent();
    this.watch = new SensorWatch(ladder());
  }

  private RecoveryLadder ladder() {
    return advertises
        ? RecoveryLadder.passive(FIRST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS)
        : RecoveryLadder.connected(FIRST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
  }

  /** Whether it reports through advertisements, and is not connected to. */
  synchronized boolean advertises() {
    return advertises;
  }

  /** Whether what it seems to advertise counts; anyone could send it for a sensor that bonds. */
  synchronized boolean believesAdvertisements() {
    return sensor.key().isPresent() || !pairs && !reportsConnected;
  }

  /**
   * Takes what it advertises; to be passed on by {@link #pass} once its counter is kept. Equal
   * bytes count once in a search, as nothing tells a new report of equal values from an old one.
   *
   * @param signal in dBm
   * @param search which search it was heard in
   */
  synchronized List<Measurement> advertised(byte[] data, int signal, long search) {
    boolean first = search != lastSearch;
    if (!first && Arrays.equals(data, lastData)) {
      return List.of();
    }
    lastSearch = search;
    lastData = data.clone();
    BthomeOutcome outcome = decoder.decode(data);
    if (outcome instanceof BthomeOutcome.Refused refusal) {
      warnOnce(refusal);
      return List.of();
    }
    return outcome instanceof BthomeOutcome.Report report
        ? reported(report, signal, first)
        : List.of();
  }

  private List<Measurement> reported(BthomeOutcome.Report report, int signal, boolean first) {
    refused = null;
    if (!advertises) {
      advertises = true;
      watch = new SensorWatch(ladder());
    }
    if (report.irregular() || !decoder.isNumbered() && !first) {
      watch.heard(steadyMillis.getAsLong());
    } else {
      watch.reported(ADVERTISEMENT, steadyMillis.getAsLong());
    }
    decoder.lastCounter().ifPresent(counter -> counters.keep(sensor, counter));
    List<Measurement> measured = new ArrayList<>(report.measurements());
    if (signalStrength) {
      measured.add(strength(signal));
    }
    return measured;
  }

  private static Measurement strength(int signal) {
    return new Measurement("signal_strength", 1, signal, "dBm");
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

  /** Takes what it notified or answered. */
  void received(GattCharacteristic characteristic, byte[] value) {
    long now = steadyMillis.getAsLong();
    List<Measurement> measured;
    synchronized (this) {
      boolean admitted = gate.admits(now);
      long dropped = gate.toReport(now);
      if (dropped > 0) {
        logger.warn("event=ble.sensor.flooding sensor={} dropped={}", sensor.name(), dropped);
      }
      if (!admitted) {
        return;
      }
      measured = decoded(characteristic, value, now);
    }
    pass(measured);
  }

  private List<Measurement> decoded(GattCharacteristic characteristic, byte[] value, long now) {
    Decoding decoding = characteristic.decode(value);
    if (decoding instanceof Decoding.Malformed malformed) {
      if (!malformedBefore) {
        malformedBefore = true;
        logger.warn(
            "event=ble.value.malformed sensor={} reason=\"{}\"", sensor.name(), malformed.reason());
      }
      return List.of();
    }
    malformedBefore = false;
    reportsConnected = true;
    watch.reported(characteristic.type(), now);
    return decoding instanceof Decoding.Measured measured ? measured.measurements() : List.of();
  }

  /** Passes on how strongly it was heard before it was connected. */
  void passStrength(int signal) {
    if (signalStrength) {
      pass(List.of(strength(signal)));
    }
  }

  /** Passes on; whatever is behind fails on its own, as the thread is Kura's. */
  void pass(List<Measurement> measurements) {
    if (measurements.isEmpty()) {
      return;
    }
    boolean failed = false;
    try {
      output.pass(sensor, measurements);
    } catch (RuntimeException e) {
      failed = true;
      warnOnce(e);
    }
    synchronized (this) {
      failedBefore = failed;
    }
  }

  private synchronized void warnOnce(RuntimeException failure) {
    if (!failedBefore) {
      logger.warn("event=ble.emit.failed sensor={}", sensor.name(), failure);
    }
  }

  /** Notes that it could not report until now, since it was not connected on purpose. */
  synchronized void resumed() {
    watch.resumed(steadyMillis.getAsLong());
  }

  /** Whether it can be expected to report and does not, by its own measure. */
  synchronized boolean isLate() {
    return watch.isLate(steadyMillis.getAsLong());
  }

  /** How often it usually reports, if that is learned. */
  synchronized OptionalLong usualMillis() {
    return watch.usualMillis();
  }

  /** When it reported last, if it ever did. */
  synchronized OptionalLong lastMillis() {
    return watch.lastMillis();
  }

  /** Whether it has reported at this time or later. */
  synchronized boolean hasReportedSince(long millis) {
    OptionalLong last = watch.lastMillis();
    return last.isPresent() && last.getAsLong() >= millis;
  }

  /** The next step to bring it back, if it is time for one. */
  synchronized Optional<RecoveryStep> next(RecoveryStep lowest, RecoveryStep highest) {
    return watch.next(steadyMillis.getAsLong(), lowest, highest);
  }
}

package io.marram.ble.internal;

import io.marram.ble.BthomeDecoder;
import io.marram.ble.Measurement;
import io.marram.ble.Pairing;
import io.marram.ble.RecoveryStep;
import io.marram.ble.Sensor;
import io.marram.ble.SlotLease;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.eclipse.kura.bluetooth.le.BluetoothLeDevice;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattCharacteristic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sensor as the gateway sees it: heard or not, connected or not, in trouble or not. Driven by
 * the adapter's thread, which never waits: whatever may block for long runs as a {@link Call}, one
 * at a time, and {@link #settle} takes its outcome.
 */
final class SensorLink {

  private static final Logger logger = LoggerFactory.getLogger(SensorLink.class);
  private static final long CONNECT_MILLIS = 15_000;
  private static final long CALL_MILLIS = 10_000;
  private static final long CHECK_MILLIS = 2000;
  private static final long ASK_MILLIS = 10_000;
  private static final long HEARD_MILLIS = 15_000;
  private static final long FIRST_VALUE_MILLIS = 60_000;
  private static final long MISSED_MILLIS = 15_000;
  private static final long MISSING_MILLIS = 60_000;

  private enum State {
    IDLE,
    CONNECTING,
    CONNECTED,
    CHECKING,
    RESUBSCRIBING,
    CLOSING
  }

  private final Sensor sensor;
  private final SensorReports reports;
  private final SensorLog log;
  private final Pairing pairing;
  private final Calls calls;
  private final LongSupplier steadyMillis;
  private final List<BluetoothLeGattCharacteristic> leftover = new CopyOnWriteArrayList<>();
  private State state = State.IDLE;
  private BluetoothLeDevice device;
  private OptionalLong heardMillis = OptionalLong.empty();
  private int signal;
  private Connection connection;
  private SlotLease lease;
  private Call call;
  private Call hanging;
  private String failure;
  private String closing;
  private boolean rested;
  private long connectedMillis;
  private long checkedMillis;
  private long askedMillis;
  private long idleMillis;

  SensorLink(
      Sensor sensor,
      SensorReports reports,
      Pairing pairing,
      Calls calls,
      LongSupplier steadyMillis) {
    this.sensor = sensor;
    this.reports = reports;
    this.log = new SensorLog(sensor, steadyMillis);
    this.pairing = pairing;
    this.calls = calls;
    this.steadyMillis = steadyMillis;
    this.idleMillis = now();
  }

  private long now() {
    return steadyMillis.getAsLong();
  }

  Sensor sensor() {
    return sensor;
  }

  SensorReports reports() {
    return reports;
  }

  SensorLog log() {
    return log;
  }

  /** Takes the system's object for it, as a search gave it. */
  void found(BluetoothLeDevice seen) {
    device = seen;
  }

  /** Whether it is worth looking at: a sensor that reports through its connection is not. */
  boolean mayBeHeard() {
    return device != null && (state == State.IDLE || reports.believesAdvertisements());
  }

  /**
   * Looks whether it is heard now. Of a device that was not heard in the present search, the system
   * knows no signal strength.
   *
   * @param search which search this is
   * @return what it advertised, if that is new
   */
  List<Measurement> look(long search) {
    int strength = device.getRSSI();
    if (strength == 0) {
      return List.of();
    }
    heardMillis = OptionalLong.of(now());
    signal = strength;
    if (!reports.believesAdvertisements()) {
      return List.of();
    }
    byte[] data = device.getServiceData().get(BthomeDecoder.SERVICE);
    return data == null ? List.of() : reports.advertised(data, strength, search);
  }

  /** Whether it was heard in the last search or since. */
  boolean isHeard() {
    return heardMillis.isPresent() && now() - heardMillis.getAsLong() <= HEARD_MILLIS;
  }

  /** Whether it is to wait for a connection. */
  boolean wantsConnection() {
    return state == State.IDLE
        && failure == null
        && !reports.advertises()
        && isHeard()
        && !isHanging();
  }

  /** A call that was given up may come back late; until then nothing else is tried. */
  private boolean isHanging() {
    return hanging != null && hanging.hangs();
  }

  /** Begins to connect; {@link #settle} gives the lease back. */
  void connect(SlotLease granted) {
    lease = granted;
    Connection attempt = new Connection(device, pairing, reports::received);
    connection = attempt;
    state = State.CONNECTING;
    call = calls.begin(CONNECT_MILLIS, () -> attempt.open(leftover));
  }

  /** Looks from time to time whether the connection still holds, and asks what does not notify. */
  void check() {
    if (state != State.CONNECTED || now() - checkedMillis < CHECK_MILLIS) {
      return;
    }
    boolean asking = now() - askedMillis >= ASK_MILLIS;
    OptionalLong last = reports.lastMillis();
    checkedMillis = now();
    if (!asking && last.isPresent() && now() - last.getAsLong() < CHECK_MILLIS) {
      return;
    }
    askedMillis = asking ? now() : askedMillis;
    Connection checked = connection;
    state = State.CHECKING;
    call = calls.begin(CALL_MILLIS, () -> checked.check(asking));
  }

  /** Asks for its notifications once more, or lets it be connected if that had failed. */
  void resubscribe() {
    failure = null;
    if (state == State.CONNECTED) {
      Connection silent = connection;
      state = State.RESUBSCRIBING;
      call = calls.begin(CALL_MILLIS, () -> silent.resubscribe());
    }
  }

  /** Ends the connection; it is made anew in its turn. */
  void disconnect(String reason) {
    failure = null;
    if (connection != null && closing == null) {
      connection.mute();
      closing = reason;
      closeIfWanted();
    }
  }

  /** Ends the connection, or the attempt to make it, without waiting for what is under way. */
  void abandon() {
    if (state == State.CONNECTING) {
      hanging = call;
      abortOrClose();
    } else {
      disconnect("the component ends");
    }
  }

  /** Ends the connection for the sake of another sensor. */
  void giveWay() {
    if (state != State.CONNECTING) {
      rested = true;
      disconnect("another sensor waits");
    }
  }

  private void close() {
    Connection ended = connection;
    beginClosing(() -> leftover.addAll(ended.close()));
  }

  /** Ends an attempt to connect: if it is still under way, it also closes what it has opened. */
  private void abortOrClose() {
    if (connection.mute() || closing != null) {
      // Disconnecting ends an attempt to connect, too.
      beginClosing(connection::abort);
    } else {
      close();
    }
  }

  private void beginClosing(Calls.Work work) {
    state = State.CLOSING;
    call = calls.begin(CALL_MILLIS, work);
  }

  /**
   * Takes the outcome of the call that is under way, if it has one.
   *
   * @return the lease, if its connection is gone now
   */
  Optional<SlotLease> settle() {
    if (call == null || !call.isOver()) {
      return Optional.empty();
    }
    Call over = call;
    call = null;
    if (over.hangs()) {
      hanging = over;
      log.warn("ble.call.hangs", over.failure().orElse(""));
    }
    return switch (state) {
      case CONNECTING -> connectEnded(over);
      case CHECKING -> checked(over);
      case RESUBSCRIBING -> {
        over.failure().ifPresent(reason -> log.warn("ble.sensor.silent", reason));
        state = State.CONNECTED;
        closeIfWanted();
        yield Optional.empty();
      }
      case CLOSING -> Optional.ofNullable(idle());
      case IDLE, CONNECTED -> Optional.empty();
    };
  }

  private Optional<SlotLease> connectEnded(Call over) {
    if (over.failure().isEmpty()) {
      state = State.CONNECTED;
      connectedMillis = now();
      checkedMillis = now();
      if (rested) {
        reports.resumed();
      }
      rested = false;
      logger.info("event=ble.sensor.connected sensor={} signal={}", sensor.name(), signal);
      if (closing == null) {
        reports.passStrength(signal);
      }
      closeIfWanted();
      return Optional.empty();
    }
    if (closing == null) {
      failure = over.failure().get();
      log.warn("ble.sensor.unreachable", failure);
    }
    if (!over.hangs()) {
      return Optional.ofNullable(idle());
    }
    abortOrClose();
    return Optional.empty();
  }

  private Optional<SlotLease> checked(Call over) {
    state = State.CONNECTED;
    Optional<String> reason = over.failure();
    if (reason.isPresent() && closing == null) {
      boolean fruitless = !reports.hasReportedSince(connectedMillis);
      log.warn("ble.sensor.lost", reason.get());
      disconnect(reason.get());
      if (fruitless) {
        // Otherwise it would be connected again at once, for ever.
        failure = reason.get();
      }
    } else {
      closeIfWanted();
    }
    return Optional.empty();
  }

  private void closeIfWanted() {
    if (closing == null && reports.advertises()) {
      disconnect("it advertises");
    } else if (closing != null && state == State.CONNECTED) {
      close();
    }
  }

  private SlotLease idle() {
    SlotLease ended = lease;
    lease = null;
    connection = null;
    closing = null;
    state = State.IDLE;
    idleMillis = now();
    return ended;
  }

  /** Whether it is being connected. */
  boolean isConnecting() {
    return state == State.CONNECTING;
  }

  /** Whether it is connected or about to be, or not yet free of a connection. */
  boolean isBusy() {
    return state != State.IDLE;
  }

  /** Whether only a search can bring it back: it is not connected, and not heard. */
  boolean isSearchedFor() {
    return reports.advertises() || state == State.IDLE && failure == null;
  }

  /** Whether it is connected, and has reported nothing ever. */
  boolean isConnectedInVain() {
    return state == State.CONNECTED && reports.lastMillis().isEmpty();
  }

  /** What is wrong with it and should be mended now, if anything; says so when that changes. */
  Optional<String> trouble() {
    if (call != null || isHanging()) {
      return Optional.empty();
    }
    if (heardMillis.isEmpty() && now() - idleMillis > MISSING_MILLIS) {
      log.missing();
    }
    Optional<String> found = find();
    log.trouble(found, reports);
    return found;
  }

  private Optional<String> find() {
    if (failure != null) {
      return Optional.of(failure);
    }
    if (state == State.CONNECTED && isLate() || reports.advertises() && reports.isLate()) {
      return Optional.of(
          "silent for %d s, usually reports every %d s"
              .formatted(sinceSeconds(reports.lastMillis()), usualSeconds()));
    }
    return state == State.IDLE && !reports.advertises() ? vanished() : Optional.empty();
  }

  private boolean isLate() {
    return reports.isLate()
        || !reports.hasReportedSince(connectedMillis)
            && reports.usualMillis().isEmpty()
            && now() - connectedMillis > FIRST_VALUE_MILLIS;
  }

  private Optional<String> vanished() {
    OptionalLong last = reports.lastMillis();
    return last.isPresent()
            && !isHeard()
            && now() - Math.max(last.getAsLong(), idleMillis) > MISSED_MILLIS
        ? Optional.of("no search finds it for %d s".formatted(sinceSeconds(heardMillis)))
        : Optional.empty();
  }

  private long sinceSeconds(OptionalLong millis) {
    return (now() - millis.orElse(connectedMillis)) / 1000;
  }

  private long usualSeconds() {
    return reports.usualMillis().orElse(0) / 1000;
  }

  /** The next step to bring it back, if it is time for one. */
  Optional<RecoveryStep> next(RecoveryStep lowest, RecoveryStep highest) {
    return reports.next(lowest, highest);
  }
}

package io.marram.ble.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.bluetooth.le.BluetoothLeAdapter;
import org.eclipse.kura.bluetooth.le.BluetoothLeDevice;
import org.eclipse.kura.bluetooth.le.BluetoothTransportType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One search for devices after the other. Driven by one thread; results come on Kura's. */
final class Search {

  private static final Logger logger = LoggerFactory.getLogger(Search.class);
  private static final long GRACE_MILLIS = 10_000;

  /**
   * What a search found.
   *
   * @param devices by address, in capitals; those included that the system only remembers
   * @param anybody whether any of them was heard
   */
  record Found(Map<String, BluetoothLeDevice> devices, boolean anybody) {}

  private final int seconds;
  private final LongSupplier steadyMillis;
  private AtomicReference<Found> result;
  private long begunMillis;
  private long number;

  /**
   * @param seconds how long each lasts
   */
  Search(int seconds, LongSupplier steadyMillis) {
    this.seconds = seconds;
    this.steadyMillis = steadyMillis;
  }

  /** Which search this is; grows with each. */
  long number() {
    return number;
  }

  boolean isRunning() {
    return result != null;
  }

  /**
   * Begins a search. Its result is taken by a consumer: Kura's future gives none if somebody else
   * searches already, and no time-out either. The consumer reads it at once, as the system forgets
   * who was heard when the search is stopped right after.
   */
  void begin(BluetoothLeAdapter adapter) {
    filter(adapter);
    AtomicReference<Found> taken = new AtomicReference<>();
    number++;
    begunMillis = steadyMillis.getAsLong();
    result = taken;
    adapter.findDevices(seconds, found -> taken.set(read(found)));
  }

  private static Found read(List<BluetoothLeDevice> found) {
    Map<String, BluetoothLeDevice> devices = new HashMap<>();
    boolean anybody = false;
    for (BluetoothLeDevice device : found == null ? List.<BluetoothLeDevice>of() : found) {
      try {
        devices.put(String.valueOf(device.getAddress()).toUpperCase(Locale.ROOT), device);
        anybody = anybody || device.getRSSI() != 0;
      } catch (RuntimeException e) {
        logger.debug("event=ble.device.gone reason=\"{}\"", e.getMessage());
      }
    }
    return new Found(devices, anybody);
  }

  /** Without a filter the system spends half the time on classic Bluetooth. */
  private static void filter(BluetoothLeAdapter adapter) {
    try {
      adapter.setDiscoveryFilter(null, 0, 0, BluetoothTransportType.LE, true);
    } catch (RuntimeException e) {
      logger.debug("event=ble.search.filter.failed reason=\"{}\"", e.getMessage());
    }
  }

  /** What was found, once it is over; told once. */
  Optional<Found> take() {
    Optional<Found> found = Optional.ofNullable(result.get());
    if (found.isPresent()) {
      result = null;
    }
    return found;
  }

  /** Whether it should have ended long ago, as it does if the system fails meanwhile. */
  boolean isOverdue() {
    return steadyMillis.getAsLong() - begunMillis
        > TimeUnit.SECONDS.toMillis(seconds) + GRACE_MILLIS;
  }

  /** Ends the search, if one runs, and what the system is searching for. */
  void stop(BluetoothLeAdapter adapter) {
    result = null;
    try {
      adapter.stopDiscovery();
    } catch (KuraException | RuntimeException e) {
      logger.debug("event=ble.search.stop.failed reason=\"{}\"", e.getMessage());
    }
  }
}

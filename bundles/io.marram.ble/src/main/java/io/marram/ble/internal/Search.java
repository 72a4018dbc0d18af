package io.marram.ble.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

  /** What the system knows of a device that it hears, or has heard. */
  private record Heard(int strength, Map<UUID, String> data) {}

  private final int seconds;
  private final LongSupplier steadyMillis;
  private volatile Map<String, Heard> heardLast = Map.of();
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
   * who was heard when the search is stopped right after. It does not forget if the search before
   * this one was never stopped: then only those are heard of whom something new is known.
   */
  void begin(BluetoothLeAdapter adapter) {
    Map<String, Heard> leftover = isOn(adapter) ? heardLast : Map.of();
    filter(adapter);
    AtomicReference<Found> taken = new AtomicReference<>();
    number++;
    begunMillis = steadyMillis.getAsLong();
    result = taken;
    adapter.findDevices(seconds, found -> taken.set(read(found, leftover)));
  }

  private Found read(List<BluetoothLeDevice> found, Map<String, Heard> leftover) {
    Map<String, BluetoothLeDevice> devices = new HashMap<>();
    Map<String, Heard> heard = new HashMap<>();
    for (BluetoothLeDevice device : found == null ? List.<BluetoothLeDevice>of() : found) {
      try {
        String address = String.valueOf(device.getAddress()).toUpperCase(Locale.ROOT);
        devices.put(address, device);
        int strength = device.getRSSI();
        if (strength != 0) {
          heard.put(address, new Heard(strength, data(device)));
        }
      } catch (RuntimeException e) {
        logger.debug("event=ble.device.gone reason=\"{}\"", e.getMessage());
      }
    }
    heardLast = heard;
    return new Found(devices, !leftover.entrySet().containsAll(heard.entrySet()));
  }

  /** Who advertises what cannot be read is heard all the same. */
  private static Map<UUID, String> data(BluetoothLeDevice device) {
    Map<UUID, String> data = new HashMap<>();
    try {
      device
          .getServiceData()
          .forEach((service, bytes) -> data.put(service, Arrays.toString(bytes)));
    } catch (RuntimeException e) {
      logger.debug("event=ble.device.data.unreadable reason=\"{}\"", e.getMessage());
    }
    return data;
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

  /** Whether the system searches for anybody, be it for us or not. */
  private static boolean isOn(BluetoothLeAdapter adapter) {
    try {
      return adapter.isDiscovering();
    } catch (RuntimeException e) {
      logger.debug("event=ble.search.unknown reason=\"{}\"", e.getMessage());
      return false;
    }
  }

  /** Whether the system goes on searching though this search is over, and refuses to stop. */
  boolean isStuck(BluetoothLeAdapter adapter) {
    return isOn(adapter) && !stop(adapter);
  }

  /**
   * Ends the search, if one runs, and what the system is searching for.
   *
   * @return false if the system refuses
   */
  boolean stop(BluetoothLeAdapter adapter) {
    result = null;
    try {
      adapter.stopDiscovery();
      return true;
    } catch (KuraException | RuntimeException e) {
      logger.debug("event=ble.search.stop.failed reason=\"{}\"", e.getMessage());
      return false;
    }
  }
}

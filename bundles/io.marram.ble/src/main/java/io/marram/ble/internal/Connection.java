package io.marram.ble.internal;

import io.marram.ble.GattCharacteristic;
import io.marram.ble.Pairing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.eclipse.kura.KuraBluetoothConnectionException;
import org.eclipse.kura.KuraBluetoothPairException;
import org.eclipse.kura.KuraBluetoothResourceNotFoundException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.bluetooth.le.BluetoothLeDevice;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattCharacteristic;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattCharacteristicProperties;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to one sensor: its subscriptions, and the characteristics that have to be asked.
 * Everything may block. One call at a time is made; only {@link #mute} and {@link #abort} may be
 * called beside it. Values come on Kura's threads.
 */
final class Connection {

  private static final Logger logger = LoggerFactory.getLogger(Connection.class);
  private static final List<UUID> SERVICES =
      List.of(GattCharacteristic.ENVIRONMENTAL_SENSING, GattCharacteristic.BATTERY);
  private static final long RESOLVE_LOOK_MILLIS = 50;
  private static final int RESOLVE_LOOKS = 200;

  private final BluetoothLeDevice device;
  private final Pairing pairing;
  private final BiConsumer<GattCharacteristic, byte[]> values;
  private final Map<BluetoothLeGattCharacteristic, GattCharacteristic> subscribed =
      new LinkedHashMap<>();
  private final Map<BluetoothLeGattCharacteristic, GattCharacteristic> asked =
      new LinkedHashMap<>();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPENING);
  private boolean askedInVain;

  private enum Phase {
    OPENING,
    OPEN,
    ENDED
  }

  /**
   * @param values is given the values, on any thread, until the connection is muted
   */
  Connection(
      BluetoothLeDevice device, Pairing pairing, BiConsumer<GattCharacteristic, byte[]> values) {
    this.device = device;
    this.pairing = pairing;
    this.values = values;
  }

  /**
   * Connects and subscribes. If anything fails, or the connection was muted meanwhile, the device
   * is disconnected again.
   *
   * @param leftover subscriptions of earlier connections that could not be ended then; those that
   *     are ended now are removed
   */
  void open(List<BluetoothLeGattCharacteristic> leftover)
      throws KuraException, InterruptedException {
    boolean done = false;
    try {
      device.connect();
      bond();
      awaitServices();
      findCharacteristics();
      leftover.removeIf(Connection::end);
      subscribe();
      if (!phase.compareAndSet(Phase.OPENING, Phase.OPEN)) {
        throw new KuraBluetoothConnectionException("it was connected too late");
      }
      done = true;
    } finally {
      if (!done) {
        leftover.addAll(close());
      }
    }
  }

  private void bond() throws KuraException {
    if (pairing == Pairing.NONE || device.isPaired()) {
      return;
    }
    if (pairing == Pairing.BONDED) {
      throw new KuraBluetoothPairException("nobody has bonded it with this gateway");
    }
    device.pair();
  }

  /** The system may still be asking the sensor what it offers. */
  private void awaitServices() throws InterruptedException {
    for (int look = 0; look < RESOLVE_LOOKS && !isMuted() && !device.isServicesResolved(); look++) {
      Thread.sleep(RESOLVE_LOOK_MILLIS);
    }
  }

  private void findCharacteristics() throws KuraException {
    for (BluetoothLeGattService service : device.findServices()) {
      if (!SERVICES.contains(service.getUUID())) {
        continue;
      }
      for (BluetoothLeGattCharacteristic found : service.findCharacteristics()) {
        GattCharacteristic.find(found.getUUID())
            .ifPresent(known -> (notifies(found) ? subscribed : asked).put(found, known));
      }
    }
    if (subscribed.isEmpty() && asked.isEmpty()) {
      throw new KuraBluetoothResourceNotFoundException("it offers no characteristic that is known");
    }
  }

  private static boolean notifies(BluetoothLeGattCharacteristic characteristic) {
    List<BluetoothLeGattCharacteristicProperties> properties;
    try {
      properties = characteristic.getProperties();
    } catch (IllegalArgumentException e) {
      // Kura knows no name for what only encrypted connections may do; such a sensor notifies.
      return true;
    }
    return properties.contains(BluetoothLeGattCharacteristicProperties.NOTIFY)
        || properties.contains(BluetoothLeGattCharacteristicProperties.INDICATE);
  }

  private void subscribe() throws KuraException {
    for (Map.Entry<BluetoothLeGattCharacteristic, GattCharacteristic> entry :
        subscribed.entrySet()) {
      entry.getKey().enableValueNotifications(value -> pass(entry.getValue(), value));
    }
  }

  private void pass(GattCharacteristic characteristic, byte[] value) {
    if (!isMuted() && value != null) {
      values.accept(characteristic, value);
    }
  }

  /**
   * Looks whether it is still connected.
   *
   * @param asking whether to ask the characteristics that do not notify, too
   * @throws KuraBluetoothConnectionException if it is not
   */
  void check(boolean asking) throws KuraBluetoothConnectionException {
    if (!device.isConnected()) {
      throw new KuraBluetoothConnectionException("the connection is lost");
    }
    if (asking) {
      asked.forEach(this::ask);
    }
  }

  /** One that does not answer does not keep the others from it. */
  private void ask(BluetoothLeGattCharacteristic characteristic, GattCharacteristic known) {
    try {
      pass(known, characteristic.readValue());
      askedInVain = false;
    } catch (KuraException | RuntimeException e) {
      if (!askedInVain) {
        askedInVain = true;
        logger.warn(
            "event=ble.value.unread characteristic={} reason=\"{}\"", known.type(), e.getMessage());
      }
    }
  }

  /** Asks for the notifications once more. */
  void resubscribe() throws KuraException {
    unsubscribe();
    subscribe();
  }

  /**
   * From now on no value is passed.
   *
   * @return whether it was still being opened: then that ends it
   */
  boolean mute() {
    return phase.getAndSet(Phase.ENDED) == Phase.OPENING;
  }

  private boolean isMuted() {
    return phase.get() == Phase.ENDED;
  }

  /** Ends an attempt to connect that hangs. */
  void abort() throws KuraException {
    device.disconnect();
  }

  /**
   * Ends the subscriptions and the connection, however much of it fails.
   *
   * @return the subscriptions that could not be ended: Kura keeps such a listener, and ends it only
   *     when the sensor is connected
   */
  List<BluetoothLeGattCharacteristic> close() {
    mute();
    List<BluetoothLeGattCharacteristic> leftover = unsubscribe();
    try {
      device.disconnect();
    } catch (KuraException | RuntimeException e) {
      logger.debug("event=ble.disconnect.failed reason=\"{}\"", e.getMessage());
    }
    return leftover;
  }

  private List<BluetoothLeGattCharacteristic> unsubscribe() {
    List<BluetoothLeGattCharacteristic> leftover = new ArrayList<>();
    for (BluetoothLeGattCharacteristic characteristic : subscribed.keySet()) {
      try {
        characteristic.disableValueNotifications();
      } catch (KuraException | RuntimeException e) {
        leftover.add(characteristic);
        logger.debug("event=ble.unsubscribe.failed reason=\"{}\"", e.getMessage());
      }
    }
    return leftover;
  }

  /** Kura lets go of a listener only after a subscription that it could end. */
  private static boolean end(BluetoothLeGattCharacteristic characteristic) {
    try {
      characteristic.enableValueNotifications(value -> {});
      characteristic.disableValueNotifications();
      return true;
    } catch (KuraException | RuntimeException e) {
      logger.debug("event=ble.unsubscribe.failed reason=\"{}\"", e.getMessage());
      return false;
    }
  }
}

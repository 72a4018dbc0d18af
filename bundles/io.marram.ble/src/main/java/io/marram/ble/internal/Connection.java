package io.marram.ble.internal;

import io.marram.ble.GattCharacteristic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
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
 * Used by one thread; values come on Kura's.
 */
final class Connection {

  private static final Logger logger = LoggerFactory.getLogger(Connection.class);
  private static final List<UUID> SERVICES =
      List.of(GattCharacteristic.ENVIRONMENTAL_SENSING, GattCharacteristic.BATTERY);

  private final BluetoothLeDevice device;
  private final BiConsumer<GattCharacteristic, byte[]> values;
  private final Map<BluetoothLeGattCharacteristic, GattCharacteristic> subscribed =
      new LinkedHashMap<>();
  private final Map<BluetoothLeGattCharacteristic, GattCharacteristic> asked =
      new LinkedHashMap<>();
  private volatile boolean open = true;

  private Connection(BluetoothLeDevice device, BiConsumer<GattCharacteristic, byte[]> values) {
    this.device = device;
    this.values = values;
  }

  /**
   * Connects and subscribes. If anything fails, the device is disconnected again.
   *
   * @param values is given the values, on any thread, until the connection is closed
   */
  static Connection open(
      BluetoothLeDevice device, boolean pairing, BiConsumer<GattCharacteristic, byte[]> values)
      throws KuraException {
    Connection connection = new Connection(device, values);
    boolean done = false;
    try {
      device.connect();
      if (pairing && !device.isPaired()) {
        device.pair();
      }
      connection.findCharacteristics();
      connection.subscribe();
      done = true;
      return connection;
    } finally {
      if (!done) {
        connection.close();
      }
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
    if (open && value != null) {
      values.accept(characteristic, value);
    }
  }

  /** Asks the characteristics that do not notify. */
  void ask() throws KuraException {
    for (Map.Entry<BluetoothLeGattCharacteristic, GattCharacteristic> entry : asked.entrySet()) {
      pass(entry.getValue(), entry.getKey().readValue());
    }
  }

  /** Asks for the notifications once more. */
  void resubscribe() throws KuraException {
    unsubscribe();
    subscribe();
  }

  boolean isAlive() {
    return device.isConnected();
  }

  /** Ends the subscriptions and the connection, however much of it fails. */
  void close() {
    open = false;
    unsubscribe();
    try {
      device.disconnect();
    } catch (KuraException | RuntimeException e) {
      logger.debug("event=ble.disconnect.failed reason=\"{}\"", e.getMessage());
    }
  }

  private void unsubscribe() {
    for (BluetoothLeGattCharacteristic characteristic : new ArrayList<>(subscribed.keySet())) {
      try {
        characteristic.disableValueNotifications();
      } catch (KuraException | RuntimeException e) {
        logger.debug("event=ble.unsubscribe.failed reason=\"{}\"", e.getMessage());
      }
    }
  }
}

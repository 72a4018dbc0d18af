package io.marram.emulator.bluetooth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.bluez.GattCharacteristic1;
import org.bluez.GattDescriptor1;
import org.eclipse.kura.KuraBluetoothIOException;
import org.eclipse.kura.KuraBluetoothNotificationException;
import org.eclipse.kura.KuraBluetoothResourceNotFoundException;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattCharacteristic;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattCharacteristicProperties;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattDescriptor;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattService;
import org.freedesktop.dbus.exceptions.DBusException;

/** A characteristic. Consumers get its values one after the other, on the bus's thread. */
final class BluezGattCharacteristic extends BluezObject<GattCharacteristic1>
    implements BluetoothLeGattCharacteristic {

  private final List<Consumer<byte[]>> consumers = new ArrayList<>();

  BluezGattCharacteristic(Bluez bluez, String path) {
    super(bluez, path, GattCharacteristic1.class);
  }

  @Override
  public BluetoothLeGattDescriptor findDescriptor(UUID uuid)
      throws KuraBluetoothResourceNotFoundException {
    return findDescriptors().stream()
        .filter(descriptor -> uuid.equals(descriptor.getUUID()))
        .findFirst()
        .orElseThrow(() -> new KuraBluetoothResourceNotFoundException("Descriptor not found"));
  }

  @Override
  @Deprecated
  public BluetoothLeGattDescriptor findDescriptor(UUID uuid, long timeout)
      throws KuraBluetoothResourceNotFoundException {
    return findDescriptor(uuid);
  }

  @Override
  public List<BluetoothLeGattDescriptor> findDescriptors() {
    return bluez().tree().children(path(), GattDescriptor1.class.getName()).stream()
        .<BluetoothLeGattDescriptor>map(path -> new BluezGattDescriptor(bluez(), path))
        .toList();
  }

  @Override
  public byte[] readValue() throws KuraBluetoothIOException {
    try {
      return remote().ReadValue(Map.of());
    } catch (DBusException e) {
      throw new KuraBluetoothIOException(e, "Read characteristic value failed");
    }
  }

  @Override
  public synchronized void enableValueNotifications(Consumer<byte[]> consumer)
      throws KuraBluetoothNotificationException {
    consumers.add(consumer);
    bluez().notifications().add(path(), consumer);
    try {
      remote().StartNotify();
    } catch (DBusException e) {
      throw new KuraBluetoothNotificationException(e, "Notification can't be enabled");
    }
  }

  @Override
  public synchronized void disableValueNotifications() throws KuraBluetoothNotificationException {
    try {
      remote().StopNotify();
    } catch (DBusException e) {
      throw new KuraBluetoothNotificationException(e, "Notifications can't be disabled");
    } finally {
      // Kura keeps the consumers of a characteristic that is gone, for ever; here they go.
      consumers.forEach(consumer -> bluez().notifications().remove(path(), consumer));
      consumers.clear();
    }
  }

  @Override
  public void writeValue(byte[] value) throws KuraBluetoothIOException {
    try {
      remote().WriteValue(value, Map.of());
    } catch (DBusException e) {
      throw new KuraBluetoothIOException(e, "Write characteristic value failed");
    }
  }

  @Override
  public UUID getUUID() {
    return uuid();
  }

  @Override
  public BluetoothLeGattService getService() {
    return new BluezGattService(bluez(), path().substring(0, path().lastIndexOf('/')));
  }

  @Override
  public byte[] getValue() {
    return told("Value").flatMap(DbusValues::bytes).orElse(null);
  }

  @Override
  public boolean isNotifying() {
    return asked("Notifying");
  }

  /** As with Kura, an IllegalArgumentException tells of a flag that has no name there. */
  @Override
  public List<BluetoothLeGattCharacteristicProperties> getProperties() {
    Object flags = told("Flags").orElseThrow(() -> new IllegalStateException("it is gone"));
    List<?> names = flags instanceof Object[] array ? Arrays.asList(array) : (List<?>) flags;
    return names.stream()
        .map(flag -> flag.toString().toUpperCase(Locale.ROOT).replace('-', '_'))
        .map(BluetoothLeGattCharacteristicProperties::valueOf)
        .toList();
  }
}

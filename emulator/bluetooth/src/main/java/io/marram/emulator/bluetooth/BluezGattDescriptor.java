package io.marram.emulator.bluetooth;

import java.util.Map;
import java.util.UUID;
import org.bluez.GattDescriptor1;
import org.eclipse.kura.KuraBluetoothIOException;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattCharacteristic;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattDescriptor;
import org.freedesktop.dbus.exceptions.DBusException;

/** A descriptor of a characteristic. */
final class BluezGattDescriptor extends BluezObject<GattDescriptor1>
    implements BluetoothLeGattDescriptor {

  BluezGattDescriptor(Bluez bluez, String path) {
    super(bluez, path, GattDescriptor1.class);
  }

  @Override
  public byte[] readValue() throws KuraBluetoothIOException {
    try {
      return remote().ReadValue(Map.of());
    } catch (DBusException e) {
      throw new KuraBluetoothIOException(e, "Read descriptor value failed");
    }
  }

  @Override
  public void writeValue(byte[] value) throws KuraBluetoothIOException {
    try {
      remote().WriteValue(value, Map.of());
    } catch (DBusException e) {
      throw new KuraBluetoothIOException(e, "Write descriptor value failed");
    }
  }

  @Override
  public UUID getUUID() {
    return uuid();
  }

  @Override
  public BluetoothLeGattCharacteristic getCharacteristic() {
    return new BluezGattCharacteristic(bluez(), path().substring(0, path().lastIndexOf('/')));
  }

  @Override
  public byte[] getValue() {
    return told("Value").flatMap(DbusValues::bytes).orElse(null);
  }
}

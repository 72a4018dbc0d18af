package io.marram.emulator.bluetooth;

import java.util.List;
import java.util.UUID;
import org.bluez.GattCharacteristic1;
import org.bluez.GattService1;
import org.eclipse.kura.KuraBluetoothResourceNotFoundException;
import org.eclipse.kura.bluetooth.le.BluetoothLeDevice;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattCharacteristic;
import org.eclipse.kura.bluetooth.le.BluetoothLeGattService;

/** A service of a device. */
final class BluezGattService extends BluezObject<GattService1> implements BluetoothLeGattService {

  BluezGattService(Bluez bluez, String path) {
    super(bluez, path, GattService1.class);
  }

  @Override
  public BluetoothLeGattCharacteristic findCharacteristic(UUID uuid)
      throws KuraBluetoothResourceNotFoundException {
    return findCharacteristics().stream()
        .filter(characteristic -> uuid.equals(characteristic.getUUID()))
        .findFirst()
        .orElseThrow(
            () -> new KuraBluetoothResourceNotFoundException("Gatt characteristic not found"));
  }

  @Override
  @Deprecated
  public BluetoothLeGattCharacteristic findCharacteristic(UUID uuid, long timeout)
      throws KuraBluetoothResourceNotFoundException {
    return findCharacteristic(uuid);
  }

  @Override
  public List<BluetoothLeGattCharacteristic> findCharacteristics() {
    return bluez().tree().children(path(), GattCharacteristic1.class.getName()).stream()
        .<BluetoothLeGattCharacteristic>map(path -> new BluezGattCharacteristic(bluez(), path))
        .toList();
  }

  @Override
  public UUID getUUID() {
    return uuid();
  }

  @Override
  public BluetoothLeDevice getDevice() {
    return new BluezDevice(bluez(), path().substring(0, path().lastIndexOf('/')));
  }

  @Override
  public boolean isPrimary() {
    return flag("Primary");
  }
}

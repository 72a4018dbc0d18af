package org.eclipse.kura.bluetooth.le;

import java.util.List;
import java.util.UUID;
import org.eclipse.kura.KuraBluetoothResourceNotFoundException;
import org.osgi.annotation.versioning.ProviderType;

/** A service of a connected device. */
@ProviderType
public interface BluetoothLeGattService {
  BluetoothLeGattCharacteristic findCharacteristic(UUID uuid)
      throws KuraBluetoothResourceNotFoundException;

  /**
   * @deprecated use {@link #findCharacteristic(UUID)}
   */
  @Deprecated
  BluetoothLeGattCharacteristic findCharacteristic(UUID uuid, long timeout)
      throws KuraBluetoothResourceNotFoundException;

  List<BluetoothLeGattCharacteristic> findCharacteristics()
      throws KuraBluetoothResourceNotFoundException;

  UUID getUUID();

  BluetoothLeDevice getDevice();

  boolean isPrimary();
}

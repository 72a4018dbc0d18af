package org.eclipse.kura.bluetooth.le;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The gateway's Bluetooth adapters. */
@ProviderType
public interface BluetoothLeService {
  List<BluetoothLeAdapter> getAdapters();

  BluetoothLeAdapter getAdapter(String interfaceName);
}

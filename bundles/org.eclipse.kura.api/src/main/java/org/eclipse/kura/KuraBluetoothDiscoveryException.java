package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** The search for Bluetooth devices could not be started or stopped. */
@ProviderType
public class KuraBluetoothDiscoveryException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraBluetoothDiscoveryException(Object argument) {
    this(null, argument);
  }

  public KuraBluetoothDiscoveryException(Throwable cause, Object argument) {
    super(KuraErrorCode.BLE_DISCOVERY_ERROR, cause, argument);
  }
}

package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A Bluetooth device could not be connected or disconnected. */
@ProviderType
public class KuraBluetoothConnectionException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraBluetoothConnectionException(Object argument) {
    this(null, argument);
  }

  public KuraBluetoothConnectionException(Throwable cause, Object argument) {
    super(KuraErrorCode.BLE_CONNECTION_ERROR, cause, argument);
  }
}

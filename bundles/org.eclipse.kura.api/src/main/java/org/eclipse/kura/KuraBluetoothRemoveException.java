package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A Bluetooth device could not be forgotten. */
@ProviderType
public class KuraBluetoothRemoveException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraBluetoothRemoveException(Object argument) {
    this(null, argument);
  }

  public KuraBluetoothRemoveException(Throwable cause, Object argument) {
    super(KuraErrorCode.BLE_REMOVE_ERROR, cause, argument);
  }
}

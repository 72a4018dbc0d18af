package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A Bluetooth device has no such service, characteristic or descriptor. */
@ProviderType
public class KuraBluetoothResourceNotFoundException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraBluetoothResourceNotFoundException(Object argument) {
    this(null, argument);
  }

  public KuraBluetoothResourceNotFoundException(Throwable cause, Object argument) {
    super(KuraErrorCode.BLE_RESOURCE_NOT_FOUND, cause, argument);
  }
}

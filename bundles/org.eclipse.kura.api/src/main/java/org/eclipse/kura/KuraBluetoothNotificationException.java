package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A characteristic's notifications could not be switched on or off. */
@ProviderType
public class KuraBluetoothNotificationException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraBluetoothNotificationException(Object argument) {
    this(null, argument);
  }

  public KuraBluetoothNotificationException(Throwable cause, Object argument) {
    super(KuraErrorCode.BLE_NOTIFICATION_ERROR, cause, argument);
  }
}

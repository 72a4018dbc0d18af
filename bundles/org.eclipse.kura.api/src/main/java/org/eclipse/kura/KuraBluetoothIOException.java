package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A value could not be read from or written to a Bluetooth device. */
@ProviderType
public class KuraBluetoothIOException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraBluetoothIOException(Object argument) {
    this(null, argument);
  }

  public KuraBluetoothIOException(Throwable cause, Object argument) {
    super(KuraErrorCode.BLE_IO_ERROR, cause, argument);
  }
}

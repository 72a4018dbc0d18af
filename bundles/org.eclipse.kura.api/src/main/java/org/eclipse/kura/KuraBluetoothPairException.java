package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A Bluetooth device could not be paired. */
@ProviderType
public class KuraBluetoothPairException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraBluetoothPairException(Object argument) {
    this(null, argument);
  }

  public KuraBluetoothPairException(Throwable cause, Object argument) {
    super(KuraErrorCode.BLE_PAIR_ERROR, cause, argument);
  }
}

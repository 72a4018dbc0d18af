package org.eclipse.kura.bluetooth.le;

/** What can be done with a characteristic, with the bit that stands for it. */
public enum BluetoothLeGattCharacteristicProperties {
  BROADCAST(0x01),
  READ(0x02),
  WRITE_WITHOUT_RESPONSE(0x04),
  WRITE(0x08),
  NOTIFY(0x10),
  INDICATE(0x20),
  AUTHENTICATE_SIGNED_WRITES(0x40),
  EXTENDED_PROPERTIES(0x80),
  UNKNOWN(0x00);

  private final int code;

  BluetoothLeGattCharacteristicProperties(int code) {
    this.code = code;
  }

  public int getCode() {
    return code;
  }
}

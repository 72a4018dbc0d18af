package org.eclipse.kura.bluetooth.le;

/** Which kind of Bluetooth devices to look for. */
public enum BluetoothTransportType {
  AUTO,
  BREDR,
  LE
}

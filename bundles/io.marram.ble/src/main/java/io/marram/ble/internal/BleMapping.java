package io.marram.ble.internal;

import io.marram.ble.BleSettings;
import io.marram.ble.Pairing;
import io.marram.ble.SensorList;
import java.util.function.UnaryOperator;

/** Maps the configuration of Bluetooth sensors to settings. */
final class BleMapping {

  private BleMapping() {}

  /**
   * @param decryption the clear text of a password property
   * @throws IllegalArgumentException if the configuration is not usable; says which property and
   *     why
   */
  static BleSettings map(BleSensorsConfig config, UnaryOperator<String> decryption) {
    String keys = text(config.keys());
    return new BleSettings(
        text(config.adapter()),
        SensorList.parse(text(config.sensors()), keys.isEmpty() ? "" : decryption.apply(keys)),
        config.scan_seconds(),
        config.connections(),
        config.lease_seconds(),
        Pairing.parse(text(config.pairing())),
        config.signal_strength());
  }

  private static String text(String value) {
    return value == null ? "" : value.strip();
  }
}

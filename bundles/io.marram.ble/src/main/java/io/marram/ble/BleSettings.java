package io.marram.ble;

import java.util.List;

/**
 * How the sensors of one adapter are listened to.
 *
 * @param adapter its name in the system, as {@code hci0}
 * @param sensors the only ones that are listened to
 * @param scanSeconds how long each search lasts, 1..60
 * @param connections how many sensors are connected at once, 1..500
 * @param leaseSeconds how long a sensor stays connected while another waits, 1..3600
 * @param pairing what must be between the gateway and a sensor that it connects to
 * @param signalStrength whether the strength of what is heard is passed on as a reading
 */
public record BleSettings(
    String adapter,
    List<Sensor> sensors,
    int scanSeconds,
    int connections,
    int leaseSeconds,
    Pairing pairing,
    boolean signalStrength) {

  public BleSettings {
    sensors = List.copyOf(sensors);
    if (!adapter.matches("[A-Za-z0-9]{1,16}")) {
      throw new IllegalArgumentException("adapter must be a name as hci0, was \"" + adapter + "\"");
    }
    require("scan.seconds", scanSeconds, 60);
    require("connections", connections, 500);
    require("lease.seconds", leaseSeconds, 3600);
  }

  private static void require(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be 1.." + most + ", was " + value);
    }
  }
}

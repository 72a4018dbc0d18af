package io.marram.camera.internal;

import org.eclipse.paho.mqttv5.common.MqttException;

/** Says in one line why a broker cannot be reached, or refuses. */
final class BrokerFailure {

  private BrokerFailure() {}

  static String describe(MqttException failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String cause =
        root == failure ? "" : ": " + root.getClass().getSimpleName() + ": " + root.getMessage();
    return "%s (reason code %d)%s".formatted(failure.getMessage(), failure.getReasonCode(), cause);
  }
}

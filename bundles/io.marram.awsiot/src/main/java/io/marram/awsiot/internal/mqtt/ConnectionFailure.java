package io.marram.awsiot.internal.mqtt;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Why a connection could not be made, or ended.
 *
 * @param refused whether somebody has to change something before it can work; otherwise it may work
 *     at any time
 * @param code MQTT's reason code if the broker gave one, otherwise 0
 * @param reason for people, one line
 */
record ConnectionFailure(boolean refused, int code, String reason) {

  private static final String ALERT = "Received fatal alert: ";

  /** The broker said why it ends the connection. */
  static ConnectionFailure disconnected(int code) {
    return new ConnectionFailure(
        ReasonCode.isLasting(code), code, "the broker closed: " + ReasonCode.describe(code));
  }

  static ConnectionFailure of(MqttException failure) {
    int code = failure.getReasonCode();
    if (failure.getCause() == null && ReasonCode.isFailure(code) && code <= 0xFF) {
      return new ConnectionFailure(
          ReasonCode.isLasting(code), code, "the broker refuses: " + ReasonCode.describe(code));
    }
    return of(failure, root(failure));
  }

  private static ConnectionFailure of(MqttException failure, Throwable root) {
    String message = String.valueOf(root.getMessage());
    if (root instanceof SSLException && message.startsWith(ALERT)) {
      return new ConnectionFailure(
          true,
          0,
          "the broker refuses this gateway's certificate: " + message.substring(ALERT.length()));
    }
    if (has(failure, CertificateException.class)) {
      return new ConnectionFailure(
          true, 0, "the broker's certificate cannot be trusted: " + message);
    }
    return new ConnectionFailure(false, 0, describe(failure, root, message));
  }

  private static String describe(MqttException failure, Throwable root, String message) {
    if (root instanceof UnknownHostException) {
      return "no such host: " + message;
    }
    if (root instanceof ConnectException || root instanceof NoRouteToHostException) {
      return "nobody answers: " + message;
    }
    if (root instanceof SocketTimeoutException) {
      return "no answer in time";
    }
    if (root instanceof EOFException) {
      return "the broker closed without a word; AWS IoT Core does so if the certificate is not"
          + " active or no policy allows the connection";
    }
    return root == failure
        ? "%s (%d)".formatted(message, failure.getReasonCode())
        : root.getClass().getSimpleName() + ": " + message;
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}

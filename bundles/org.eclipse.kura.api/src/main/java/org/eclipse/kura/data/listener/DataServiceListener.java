package org.eclipse.kura.data.listener;

import org.osgi.annotation.versioning.ConsumerType;

/** Told about the connection and the messages of a {@link org.eclipse.kura.data.DataService}. */
@ConsumerType
public interface DataServiceListener {
  void onConnectionEstablished();

  void onDisconnecting();

  void onDisconnected();

  void onConnectionLost(Throwable cause);

  void onMessageArrived(String topic, byte[] payload, int qos, boolean retained);

  /** The stored message was sent. */
  void onMessagePublished(int messageId, String topic);

  /** The broker confirmed the stored message. */
  void onMessageConfirmed(int messageId, String topic);
}

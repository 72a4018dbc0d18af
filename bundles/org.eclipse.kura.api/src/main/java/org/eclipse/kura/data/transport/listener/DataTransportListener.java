package org.eclipse.kura.data.transport.listener;

import org.eclipse.kura.data.DataTransportToken;
import org.osgi.annotation.versioning.ConsumerType;

/** Told what happens on a {@link org.eclipse.kura.data.DataTransportService}. */
@ConsumerType
public interface DataTransportListener {
  /**
   * @param newSession whether the broker knows nothing of an earlier connection
   */
  void onConnectionEstablished(boolean newSession);

  void onDisconnecting();

  void onDisconnected();

  void onConfigurationUpdating(boolean wasConnected);

  void onConfigurationUpdated(boolean wasConnected);

  void onConnectionLost(Throwable cause);

  void onMessageArrived(String topic, byte[] payload, int qos, boolean retained);

  void onMessageConfirmed(DataTransportToken token);
}

package org.eclipse.kura.data;

import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.KuraTimeoutException;
import org.eclipse.kura.KuraTooManyInflightMessagesException;
import org.eclipse.kura.data.transport.listener.DataTransportListener;
import org.osgi.annotation.versioning.ProviderType;

/** One connection to a broker, without a store. */
@ProviderType
public interface DataTransportService {
  void connect() throws KuraConnectException;

  boolean isConnected();

  String getBrokerUrl();

  String getAccountName();

  String getUsername();

  String getClientId();

  /**
   * @param quiesceTimeout how long to wait for messages that are on their way, in milliseconds
   */
  void disconnect(long quiesceTimeout);

  void subscribe(String topic, int qos)
      throws KuraTimeoutException, KuraException, KuraNotConnectedException;

  void unsubscribe(String topic)
      throws KuraTimeoutException, KuraException, KuraNotConnectedException;

  /**
   * Sends a message.
   *
   * @return what {@link DataTransportListener#onMessageConfirmed} will get, or {@code null} if the
   *     delivery will not be confirmed
   */
  DataTransportToken publish(String topic, byte[] payload, int qos, boolean retain)
      throws KuraTooManyInflightMessagesException, KuraException, KuraNotConnectedException;

  void addDataTransportListener(DataTransportListener listener);

  void removeDataTransportListener(DataTransportListener listener);
}

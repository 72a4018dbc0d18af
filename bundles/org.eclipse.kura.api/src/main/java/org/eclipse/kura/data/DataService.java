package org.eclipse.kura.data;

import java.util.List;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.KuraTimeoutException;
import org.eclipse.kura.data.listener.DataServiceListener;
import org.osgi.annotation.versioning.ProviderType;

/** Stores messages, sends them by priority, and connects again when the connection is lost. */
@ProviderType
public interface DataService {
  void connect() throws KuraConnectException;

  boolean isConnected();

  boolean isAutoConnectEnabled();

  /** The time between two attempts to connect, in seconds. */
  int getRetryInterval();

  /**
   * @param quiesceTimeout how long to wait for messages that are on their way, in milliseconds
   */
  void disconnect(long quiesceTimeout);

  void subscribe(String topic, int qos)
      throws KuraTimeoutException, KuraException, KuraNotConnectedException;

  void unsubscribe(String topic)
      throws KuraTimeoutException, KuraException, KuraNotConnectedException;

  /**
   * Stores a message, to be sent as soon as its turn has come and there is a connection.
   *
   * @param qos 0, 1 or 2, as in MQTT
   * @param priority from 0, the most urgent, up
   * @return the message's id in the store
   * @throws KuraStoreException if the message cannot be stored
   */
  int publish(String topic, byte[] payload, int qos, boolean retain, int priority)
      throws KuraStoreException;

  /** Messages that have not been sent yet, of topics that match the regular expression. */
  List<Integer> getUnpublishedMessageIds(String topicRegex) throws KuraStoreException;

  /** Messages that have been sent and not been confirmed. */
  List<Integer> getInFlightMessageIds(String topicRegex) throws KuraStoreException;

  /** Messages that had been sent, and were given up when the session ended. */
  List<Integer> getDroppedInFlightMessageIds(String topicRegex) throws KuraStoreException;

  void addDataServiceListener(DataServiceListener listener);

  void removeDataServiceListener(DataServiceListener listener);
}

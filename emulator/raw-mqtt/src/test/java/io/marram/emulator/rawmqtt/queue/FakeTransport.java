package io.marram.emulator.rawmqtt.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.data.DataTransportService;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.data.transport.listener.DataTransportListener;

/** A broker that confirms when it is told to. */
final class FakeTransport implements DataTransportService {
  private final List<DataTransportListener> listeners = new CopyOnWriteArrayList<>();
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final List<DataTransportToken> unconfirmed = new ArrayList<>();
  private volatile boolean connected;
  private volatile boolean newSession = true;
  private volatile int attempts;
  private volatile int refusals;
  private volatile CountDownLatch answer = new CountDownLatch(0);
  private int lastId;

  /** The broker refuses this many attempts to connect. */
  void refuse(int attemptsToCome) {
    refusals = attemptsToCome;
  }

  /** The broker does not answer until told to. */
  void fallSilent() {
    answer = new CountDownLatch(1);
  }

  void speakAgain() {
    answer.countDown();
  }

  void keepSession() {
    newSession = false;
  }

  int attempts() {
    return attempts;
  }

  /** Topics in the order in which messages were sent. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  synchronized int unconfirmedCount() {
    return unconfirmed.size();
  }

  void confirmOldest() {
    DataTransportToken token;
    synchronized (this) {
      token = unconfirmed.remove(0);
    }
    listeners.forEach(listener -> listener.onMessageConfirmed(token));
  }

  /** The connection breaks. */
  void lose() {
    connected = false;
    listeners.forEach(listener -> listener.onConnectionLost(new Exception("cut")));
  }

  /** The transport's configuration is changed. */
  void reconfigure() {
    boolean was = connected;
    listeners.forEach(listener -> listener.onConfigurationUpdating(was));
    listeners.forEach(listener -> listener.onConfigurationUpdated(was));
  }

  @Override
  public void connect() throws KuraConnectException {
    attempts++;
    try {
      answer.await();
    } catch (InterruptedException e) {
      throw new KuraConnectException(e, "interrupted");
    }
    if (refusals > 0) {
      refusals--;
      throw new KuraConnectException("refused");
    }
    connected = true;
    listeners.forEach(listener -> listener.onConnectionEstablished(newSession));
  }

  @Override
  public boolean isConnected() {
    return connected;
  }

  @Override
  public void disconnect(long quiesceTimeout) {
    if (connected) {
      connected = false;
      listeners.forEach(DataTransportListener::onDisconnected);
    }
  }

  @Override
  public synchronized DataTransportToken publish(
      String topic, byte[] payload, int qos, boolean retain) throws KuraException {
    if (!connected) {
      throw new KuraNotConnectedException("fake");
    }
    if (topic.contains("+")) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, topic);
    }
    sent.add(topic);
    if (qos == 0) {
      return null;
    }
    DataTransportToken token = new DataTransportToken(++lastId, "session");
    unconfirmed.add(token);
    return token;
  }

  @Override
  public void addDataTransportListener(DataTransportListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeDataTransportListener(DataTransportListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void subscribe(String topic, int qos) {
    sent.add("SUBSCRIBE " + topic);
  }

  @Override
  public void unsubscribe(String topic) {
    sent.add("UNSUBSCRIBE " + topic);
  }

  @Override
  public String getBrokerUrl() {
    return "";
  }

  @Override
  public String getAccountName() {
    return "";
  }

  @Override
  public String getUsername() {
    return "";
  }

  @Override
  public String getClientId() {
    return "";
  }
}

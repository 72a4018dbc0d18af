package io.marram.emulator.rawmqtt.cloud;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.data.DataService;
import org.eclipse.kura.data.listener.DataServiceListener;

/** Writes down what it is asked to do. */
final class FakeDataService implements DataService {
  private final List<String> asked = new ArrayList<>();
  private final List<DataServiceListener> listeners = new ArrayList<>();
  private boolean connected;

  List<String> asked() {
    return asked;
  }

  DataServiceListener listener() {
    return listeners.get(0);
  }

  boolean hasListener() {
    return !listeners.isEmpty();
  }

  @Override
  public void connect() {
    connected = true;
    listeners.forEach(DataServiceListener::onConnectionEstablished);
  }

  @Override
  public boolean isConnected() {
    return connected;
  }

  @Override
  public boolean isAutoConnectEnabled() {
    return false;
  }

  @Override
  public int getRetryInterval() {
    return 1;
  }

  @Override
  public void disconnect(long quiesceTimeout) {
    connected = false;
    listeners.forEach(DataServiceListener::onDisconnected);
  }

  @Override
  public void subscribe(String topic, int qos) throws KuraNotConnectedException {
    requireConnection();
    asked.add("subscribe " + topic + " " + qos);
  }

  @Override
  public void unsubscribe(String topic) throws KuraNotConnectedException {
    requireConnection();
    asked.add("unsubscribe " + topic);
  }

  private void requireConnection() throws KuraNotConnectedException {
    if (!connected) {
      throw new KuraNotConnectedException("fake");
    }
  }

  @Override
  public int publish(String topic, byte[] payload, int qos, boolean retain, int priority) {
    asked.add(
        "publish %s %s %d %s %d"
            .formatted(topic, new String(payload, StandardCharsets.UTF_8), qos, retain, priority));
    return asked.size();
  }

  @Override
  public List<Integer> getUnpublishedMessageIds(String topicRegex) {
    return List.of();
  }

  @Override
  public List<Integer> getInFlightMessageIds(String topicRegex) {
    return List.of();
  }

  @Override
  public List<Integer> getDroppedInFlightMessageIds(String topicRegex) {
    return List.of();
  }

  @Override
  public void addDataServiceListener(DataServiceListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeDataServiceListener(DataServiceListener listener) {
    listeners.remove(listener);
  }
}

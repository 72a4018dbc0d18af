package io.marram.emulator.rawmqtt.transport;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.data.transport.listener.DataTransportListener;

/** Writes down what a transport says. */
final class TransportLog implements DataTransportListener {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void onConnectionEstablished(boolean newSession) {
    lines.add("established " + (newSession ? "anew" : "again"));
  }

  @Override
  public void onDisconnecting() {
    lines.add("disconnecting");
  }

  @Override
  public void onDisconnected() {
    lines.add("disconnected");
  }

  @Override
  public void onConfigurationUpdating(boolean wasConnected) {
    lines.add("updating " + wasConnected);
  }

  @Override
  public void onConfigurationUpdated(boolean wasConnected) {
    lines.add("updated " + wasConnected);
  }

  @Override
  public void onConnectionLost(Throwable cause) {
    lines.add("lost");
  }

  @Override
  public void onMessageArrived(String topic, byte[] payload, int qos, boolean retained) {
    lines.add("arrived " + topic + " " + new String(payload, StandardCharsets.UTF_8));
  }

  @Override
  public void onMessageConfirmed(DataTransportToken token) {
    lines.add("confirmed " + token.getMessageId() + " " + token.getSessionId());
  }
}

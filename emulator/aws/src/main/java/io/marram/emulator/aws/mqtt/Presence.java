package io.marram.emulator.aws.mqtt;

import com.google.gson.JsonObject;
import io.marram.emulator.aws.iot.IotMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Who is connected, and the lifecycle events that say so. */
final class Presence {

  private static final String PLAIN_CLIENT = "plain";

  private final Map<String, ClientConnection> connected = new ConcurrentHashMap<>();
  private final Map<ClientConnection, Long> versions = new ConcurrentHashMap<>();
  private final Consumer<IotMessage> events;

  /**
   * AWS promises that a later connection of a client has a higher number, and that numbers may be
   * left out. Beginning with the time keeps the promise over a restart.
   */
  private final AtomicLong version = new AtomicLong(System.currentTimeMillis());

  Presence(Consumer<IotMessage> events) {
    this.events = events;
  }

  void connected(ClientConnection connection, String address) {
    ClientConnection previous = connected.put(connection.clientId(), connection);
    if (previous != null) {
      previous.endsFor(DisconnectReason.DUPLICATE_CLIENTID);
    }
    versions.put(connection, version.incrementAndGet());
    JsonObject event = event(connection, "connected");
    event.addProperty("ipAddress", address);
    publish(connection, event);
  }

  /** Whether it was connected at all. */
  boolean disconnected(ClientConnection connection) {
    if (!versions.containsKey(connection)) {
      return false;
    }
    connected.remove(connection.clientId(), connection);
    JsonObject event = event(connection, "disconnected");
    event.addProperty(
        "clientInitiatedDisconnect",
        connection.end() == DisconnectReason.CLIENT_INITIATED_DISCONNECT);
    event.addProperty("disconnectReason", connection.end().name());
    versions.remove(connection);
    publish(connection, event);
    return true;
  }

  boolean isConnected(String clientId) {
    return connected.containsKey(clientId);
  }

  int connections() {
    return connected.size();
  }

  private JsonObject event(ClientConnection connection, String type) {
    JsonObject event = new JsonObject();
    event.addProperty("clientId", connection.clientId());
    connection.identity().ifPresent(identity -> event.addProperty("thingName", identity.thing()));
    event.addProperty("timestamp", System.currentTimeMillis());
    event.addProperty("eventType", type);
    event.addProperty("sessionIdentifier", connection.sessionId());
    event.addProperty(
        "principalIdentifier",
        connection.identity().map(ClientIdentity::certificateId).orElse(PLAIN_CLIENT));
    event.addProperty("versionNumber", versions.get(connection));
    return event;
  }

  private void publish(ClientConnection connection, JsonObject event) {
    String clientId = connection.clientId();
    if (clientId.indexOf('#') < 0 && clientId.indexOf('+') < 0) {
      events.accept(
          IotMessage.of(
              "$aws/events/presence/" + event.get("eventType").getAsString() + "/" + clientId,
              event.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }
}

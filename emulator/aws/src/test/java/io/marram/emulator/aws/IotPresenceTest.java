package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class IotPresenceTest {

  @TempDir private static Path folder;

  private static BrokerFixture aws;

  private Mqtt5BlockingClient watcher;
  private Mqtt5Publishes events;

  @BeforeAll
  static void start() {
    aws = new BrokerFixture(folder);
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @BeforeEach
  void watch() {
    watcher = aws.plain("watcher");
    watcher.connect();
    events = watcher.publishes(MqttGlobalPublishFilter.ALL);
    BrokerFixture.subscribe(watcher, "$aws/events/presence/+/gw");
  }

  @AfterEach
  void stopWatching() {
    events.close();
    watcher.disconnect();
  }

  @Test
  void saysWhoConnectsAndWhoDisconnectsInTheFieldsOfAws() {
    Mqtt5BlockingClient thing = aws.thing("gw");
    thing.connect();
    JsonObject connected = event("connected");
    thing.disconnect();
    JsonObject disconnected = event("disconnected");

    assertThat(connected.keySet())
        .containsExactlyInAnyOrder(
            "clientId",
            "thingName",
            "timestamp",
            "eventType",
            "sessionIdentifier",
            "principalIdentifier",
            "ipAddress",
            "versionNumber");
    assertThat(connected.get("clientId").getAsString()).isEqualTo("gw");
    assertThat(connected.get("thingName").getAsString()).isEqualTo("gw");
    assertThat(connected.get("ipAddress").getAsString()).isEqualTo("127.0.0.1");
    assertThat(connected.get("principalIdentifier").getAsString()).matches("[0-9a-f]{64}");

    assertThat(disconnected.keySet())
        .containsExactlyInAnyOrder(
            "clientId",
            "thingName",
            "timestamp",
            "eventType",
            "sessionIdentifier",
            "principalIdentifier",
            "clientInitiatedDisconnect",
            "disconnectReason",
            "versionNumber");
    assertThat(disconnected.get("clientInitiatedDisconnect").getAsBoolean()).isTrue();
    assertThat(disconnected.get("disconnectReason").getAsString())
        .isEqualTo("CLIENT_INITIATED_DISCONNECT");
    assertThat(disconnected.get("sessionIdentifier")).isEqualTo(connected.get("sessionIdentifier"));
    assertThat(disconnected.get("versionNumber")).isEqualTo(connected.get("versionNumber"));
  }

  @Test
  void takesNoEventFromAClient() {
    assertThatThrownBy(
            () -> BrokerFixture.publish(watcher, "$aws/events/presence/connected/gw", "{}"))
        .isInstanceOf(Mqtt5PubAckException.class);
    assertThatThrownBy(
            () ->
                aws.plain("forger")
                    .connectWith()
                    .willPublish()
                    .topic("$aws/events/presence/connected/gw")
                    .payload(new byte[1])
                    .applyWillPublish()
                    .send())
        .isInstanceOf(Mqtt5ConnAckException.class);
  }

  @Test
  void saysThatAConnectionWasLost() throws Exception {
    try (RawMqttClient thing = RawMqttClient.connect(aws, "gw", true)) {
      event("connected");
      thing.ping();
    }
    JsonObject disconnected = event("disconnected");

    assertThat(disconnected.get("clientInitiatedDisconnect").getAsBoolean()).isFalse();
    assertThat(disconnected.get("disconnectReason").getAsString()).isEqualTo("CONNECTION_LOST");
  }

  @Test
  void saysThatAClientDidWhatItMustNot() throws Exception {
    try (RawMqttClient thing = RawMqttClient.connect(aws, "gw", true)) {
      event("connected");
      thing.publish("clients/gw", 1, 2, new byte[0]);

      assertThat(event("disconnected").get("disconnectReason").getAsString())
          .isEqualTo("CLIENT_ERROR");
    }
  }

  @Test
  void saysThatAnotherClientHasTakenTheId() throws Exception {
    try (RawMqttClient first = RawMqttClient.connect(aws, "gw", true)) {
      JsonObject before = event("connected");
      first.ping();
      try (RawMqttClient second = RawMqttClient.connect(aws, "gw", true)) {
        JsonObject one = JsonParser.parseString(text()).getAsJsonObject();
        JsonObject other = JsonParser.parseString(text()).getAsJsonObject();
        boolean disconnectedFirst = one.get("eventType").getAsString().equals("disconnected");
        JsonObject disconnected = disconnectedFirst ? one : other;
        JsonObject connected = disconnectedFirst ? other : one;

        assertThat(disconnected.get("disconnectReason").getAsString())
            .isEqualTo("DUPLICATE_CLIENTID");
        assertThat(disconnected.get("versionNumber")).isEqualTo(before.get("versionNumber"));
        assertThat(connected.get("versionNumber").getAsLong())
            .as("a later connection has a higher number")
            .isGreaterThan(before.get("versionNumber").getAsLong());
        second.ping();
      }
      event("disconnected");
    }
  }

  private JsonObject event(String type) {
    JsonObject event = JsonParser.parseString(text()).getAsJsonObject();
    assertThat(event.get("eventType").getAsString()).isEqualTo(type);
    return event;
  }

  private String text() {
    return BrokerFixture.text(BrokerFixture.next(events));
  }
}

package io.marram.emulator.rawmqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.testing.ComponentDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What is configured has the names, types and defaults that Kura's snapshots have. */
class MetatypeTest {
  private static final String ENDPOINT =
      "org.eclipse.kura.cloudconnection.raw.mqtt.cloud.RawMqttCloudEndpoint";
  private static final String PUBLISHER =
      "org.eclipse.kura.cloudconnection.raw.mqtt.publisher.RawMqttPublisher";
  private static final String SUBSCRIBER =
      "org.eclipse.kura.cloudconnection.raw.mqtt.subscriber.RawMqttSubscriber";
  private static final String DATA_SERVICE = "org.eclipse.kura.data.DataService";
  private static final String TRANSPORT =
      "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport";

  @ParameterizedTest
  @ValueSource(strings = {ENDPOINT, PUBLISHER, SUBSCRIBER, DATA_SERVICE, TRANSPORT})
  void isWhereKuraLooksAndBelongsToAFactory(String pid) throws Exception {
    ComponentDescription description = ComponentDescription.of(pid);

    assertThat(description.objectClass().getAttribute("id")).isEqualTo(pid);
    assertThat(description.designate().getAttribute("factoryPid")).isEqualTo(pid);
    assertThat(description.component().getAttribute("name")).isEqualTo(pid);
    assertThat(description.component().getAttribute("modified")).isEqualTo("modified");
    assertThat(description.properties()).containsEntry("kura.ui.service.hide", "true");
  }

  @ParameterizedTest
  @ValueSource(strings = {PUBLISHER, SUBSCRIBER})
  void letsKuraFindPublishersAndSubscribersByTheirDescription(String pid) throws Exception {
    ComponentDescription description = ComponentDescription.of(pid);

    assertThat(description.properties())
        .containsEntry("service.pid", pid)
        .containsEntry("cloud.connection.factory.pid", ENDPOINT)
        .containsEntry("kura.ui.factory.hide", "true");
    assertThat(description.component().getAttribute("xmlns:scr")).endsWith("/scr/v1.1.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {ENDPOINT, DATA_SERVICE, TRANSPORT})
  void keepsTheServicePidOfTheRestSingle(String pid) throws Exception {
    assertThat(ComponentDescription.of(pid).properties()).doesNotContainKey("service.pid");
  }

  @Test
  void ofPublishersAndSubscribersIsKuras() throws Exception {
    assertThat(attributes(PUBLISHER))
        .isEqualTo(
            Map.of(
                "topic", "String ",
                "qos", "Integer 0",
                "retain", "Boolean false",
                "priority", "Integer 7"));
    assertThat(attributes(SUBSCRIBER))
        .isEqualTo(Map.of("topic.filter", "String ", "qos", "Integer 0"));
    assertThat(attributes(ENDPOINT)).isEmpty();
  }

  @Test
  void ofTheTransportIsKuras() throws Exception {
    assertThat(attributes(TRANSPORT))
        .containsExactly(
            Map.entry(
                "SslManagerService.target",
                "String (kura.service.pid=org.eclipse.kura.ssl.SslManagerService)"),
            Map.entry("broker-url", "String mqtt://broker-url:1883/"),
            Map.entry("clean-session", "Boolean true"),
            Map.entry("client-id", "String "),
            Map.entry("in-flight.persistence", "String memory"),
            Map.entry("keep-alive", "Integer 30"),
            Map.entry("lwt.payload", "String "),
            Map.entry("lwt.qos", "Integer 0"),
            Map.entry("lwt.retain", "Boolean false"),
            Map.entry("lwt.topic", "String $EDC/#account-name/#client-id/MQTT/LWT"),
            Map.entry("password", "Password password"),
            Map.entry("protocol-version", "Integer 4"),
            Map.entry("timeout", "Integer 10"),
            Map.entry("topic.context.account-name", "String account-name"),
            Map.entry("username", "String username"));
  }

  @Test
  void ofTheDataServiceIsKuras() throws Exception {
    assertThat(attributes(DATA_SERVICE))
        .containsExactly(
            Map.entry("connect.auto-on-startup", "Boolean false"),
            Map.entry("connect.retry-interval", "Integer 60"),
            Map.entry("connection.recovery.max.failures", "Integer 10"),
            Map.entry("connection.schedule.enabled", "Boolean false"),
            Map.entry("connection.schedule.expression", "String 0 0 0 ? * * *"),
            Map.entry("connection.schedule.inactivity.interval.seconds", "Long 60"),
            Map.entry("connection.schedule.priority.override.enable", "Boolean false"),
            Map.entry("connection.schedule.priority.override.threshold", "Integer 1"),
            Map.entry("disconnect.quiesce-timeout", "Integer 10"),
            Map.entry("enable.rate.limit", "Boolean true"),
            Map.entry("enable.recovery.on.connection.failure", "Boolean false"),
            Map.entry("in-flight-messages.congestion-timeout", "Integer 0"),
            Map.entry("in-flight-messages.max-number", "Integer 9"),
            Map.entry("in-flight-messages.republish-on-new-session", "Boolean true"),
            Map.entry("maximum.payload.size", "Long 16777216"),
            Map.entry("rate.limit.average", "Integer 1"),
            Map.entry("rate.limit.burst.size", "Integer 1"),
            Map.entry("rate.limit.time.unit", "String SECONDS"),
            Map.entry("store.capacity", "Integer 10000"),
            Map.entry("store.db.service.pid", "String org.eclipse.kura.db.H2DbService"),
            Map.entry("store.housekeeper-interval", "Integer 900"),
            Map.entry("store.purge-age", "Integer 60"));
  }

  private static Map<String, String> attributes(String pid) throws Exception {
    Map<String, String> attributes = new TreeMap<>();
    for (Map.Entry<String, Element> attribute :
        ComponentDescription.of(pid).attributes().entrySet()) {
      Element element = attribute.getValue();
      String value = element.getAttribute("default");
      attributes.put(attribute.getKey(), element.getAttribute("type") + " " + value);
    }
    return attributes;
  }
}

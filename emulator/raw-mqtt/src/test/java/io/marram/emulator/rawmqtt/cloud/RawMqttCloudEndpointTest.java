package io.marram.emulator.rawmqtt.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloud.CloudConnectionEstablishedEvent;
import org.eclipse.kura.cloud.CloudConnectionLostEvent;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

class RawMqttCloudEndpointTest {
  private final FakeDataService dataService = new FakeDataService();
  private final List<Event> events = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private RawMqttCloudEndpoint endpoint;

  @BeforeEach
  void activate() {
    EventAdmin eventAdmin =
        new EventAdmin() {
          @Override
          public void postEvent(Event event) {
            events.add(event);
          }

          @Override
          public void sendEvent(Event event) {
            throw new UnsupportedOperationException("Kura posts");
          }
        };
    endpoint =
        new RawMqttCloudEndpoint(dataService, eventAdmin, Map.of("kura.service.pid", "endpoint"));
    endpoint.activate();
  }

  @Test
  void sendsTheBodyAndNothingElse() throws Exception {
    KuraPayload payload = new KuraPayload();
    payload.addMetric("temperature", 20.5);
    payload.setBody("hello".getBytes(UTF_8));

    String id =
        endpoint.publish(
            new KuraMessage(
                payload, Map.of("topic", "a", "qos", 1, "retain", true, "priority", 2)));

    assertThat(dataService.asked()).containsExactly("publish a hello 1 true 2");
    assertThat(id).isEqualTo("1");
  }

  @Test
  void givesNoIdForWhatNobodyConfirms() throws Exception {
    assertThat(endpoint.publish(message("hello", Map.of("topic", "a", "qos", 0)))).isNull();
  }

  @Test
  void refusesAMessageWithoutBody() {
    assertThatThrownBy(
            () -> endpoint.publish(new KuraMessage(new KuraPayload(), Map.of("topic", "a"))))
        .isInstanceOfSatisfying(
            KuraException.class,
            e -> assertThat(e.getCode()).isEqualTo(KuraErrorCode.INVALID_PARAMETER))
        .hasMessageContaining("missing message body");
  }

  @Test
  void refusesAMessageWithoutTopic() {
    assertThatThrownBy(() -> endpoint.publish(message("hello", Map.of())))
        .isInstanceOfSatisfying(
            KuraException.class,
            e -> assertThat(e.getCode()).isEqualTo(KuraErrorCode.INVALID_PARAMETER))
        .hasMessageContaining("topic must be set");
  }

  @Test
  void subscribesWhenThereIsAConnection() {
    endpoint.registerSubscriber(Map.of("topic.filter", "a/+", "qos", 1), hearer("one"));
    assertThat(dataService.asked()).isEmpty();

    dataService.connect();
    endpoint.registerSubscriber(Map.of("topic.filter", "b", "qos", 0), hearer("two"));

    assertThat(dataService.asked()).containsExactly("subscribe a/+ 1", "subscribe b 0");
  }

  @Test
  void handsAMessageToEachWhoSubscribedToItsTopicOnce() {
    CloudSubscriberListener both = hearer("both");
    endpoint.registerSubscriber(Map.of("topic.filter", "a/#"), both);
    endpoint.registerSubscriber(Map.of("topic.filter", "a/b"), both);
    endpoint.registerSubscriber(Map.of("topic.filter", "c"), hearer("other"));

    dataService.listener().onMessageArrived("a/b", "hello".getBytes(UTF_8), 0, false);

    assertThat(heard).containsExactly("both a/b hello");
  }

  @Test
  void unsubscribesWhenNobodyIsLeft() {
    dataService.connect();
    CloudSubscriberListener one = hearer("one");
    CloudSubscriberListener two = hearer("two");
    endpoint.registerSubscriber(Map.of("topic.filter", "a", "qos", 0), one);
    endpoint.registerSubscriber(Map.of("topic.filter", "a", "qos", 1), two);
    dataService.asked().clear();

    endpoint.unregisterSubscriber(one);
    assertThat(dataService.asked()).isEmpty();
    endpoint.unregisterSubscriber(two);
    assertThat(dataService.asked()).containsExactly("unsubscribe a");
  }

  @Test
  void goesOnWhenASubscriberFails() {
    endpoint.registerSubscriber(
        Map.of("topic.filter", "a"),
        message -> {
          throw new IllegalStateException("broken");
        });
    endpoint.registerSubscriber(Map.of("topic.filter", "a"), hearer("sound"));

    dataService.listener().onMessageArrived("a", "x".getBytes(UTF_8), 0, false);

    assertThat(heard).containsExactly("sound a x");
  }

  @Test
  void refusesASubscriptionWithoutFilter() {
    assertThatThrownBy(() -> endpoint.registerSubscriber(Map.of(), hearer("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsAndPostsHowItsConnectionIs() throws Exception {
    endpoint.registerCloudConnectionListener(
        new CloudConnectionListener() {
          @Override
          public void onDisconnected() {
            heard.add("disconnected");
          }

          @Override
          public void onConnectionLost() {
            heard.add("lost");
          }

          @Override
          public void onConnectionEstablished() {
            heard.add("established");
          }
        });

    endpoint.connect();
    assertThat(endpoint.isConnected()).isTrue();
    dataService.listener().onConnectionLost(new Exception("cut"));
    endpoint.disconnect();

    assertThat(endpoint.isConnected()).isFalse();
    assertThat(heard).containsExactly("established", "lost", "disconnected");
    assertThat(events)
        .extracting(Event::getTopic)
        .containsExactly(
            CloudConnectionEstablishedEvent.CLOUD_CONNECTION_STATUS_ESTABLISHED,
            CloudConnectionLostEvent.CLOUD_CONNECTION_STATUS_LOST,
            CloudConnectionLostEvent.CLOUD_CONNECTION_STATUS_LOST);
    assertThat(events)
        .allSatisfy(
            event -> assertThat(event.getProperty("cloud.service.pid")).isEqualTo("endpoint"));
  }

  @Test
  void tellsWhoDeliveredThatAMessageHasArrived() {
    endpoint.registerCloudDeliveryListener(heard::add);

    dataService.listener().onMessageConfirmed(7, "a");

    assertThat(heard).containsExactly("7");
  }

  @Test
  void leavesNothingBehind() {
    dataService.connect();
    endpoint.registerSubscriber(Map.of("topic.filter", "a"), hearer("x"));
    endpoint.deactivate();

    assertThat(dataService.hasListener()).isFalse();
    assertThat(dataService.asked()).endsWith("unsubscribe a");
  }

  private CloudSubscriberListener hearer(String name) {
    return message ->
        heard.add(
            name
                + " "
                + message.getProperties().get("topic")
                + " "
                + new String(message.getPayload().getBody(), UTF_8));
  }

  private static KuraMessage message(String body, Map<String, Object> properties) {
    KuraPayload payload = new KuraPayload();
    payload.setBody(body.getBytes(UTF_8));
    return new KuraMessage(payload, properties);
  }
}

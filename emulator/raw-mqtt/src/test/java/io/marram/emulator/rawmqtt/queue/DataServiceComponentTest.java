package io.marram.emulator.rawmqtt.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.rawmqtt.testing.Eventually;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraStoreCapacityReachedException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.data.listener.DataServiceListener;
import org.eclipse.kura.testing.DeclarativeServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataServiceComponentTest {
  private static final Map<String, Object> AUTO =
      Map.of("connect.auto-on-startup", true, "connect.retry-interval", 1);

  private final FakeTransport transport = new FakeTransport();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private DataServiceComponent service;

  @AfterEach
  void remove() {
    transport.speakAgain();
    service.deactivate();
  }

  @Test
  void keepsMessagesUntilThereIsAConnectionAndSendsTheMostUrgentFirst() throws Exception {
    start(Map.of());
    publish("late", 0, 7);
    publish("soon", 0, 3);
    publish("now", 0, 0);
    assertThat(transport.sent()).isEmpty();
    assertThat(service.getUnpublishedMessageIds(".*")).containsExactly(3, 2, 1);

    service.connect();

    awaitSent("now", "soon", "late");
    Eventually.until("none is left", () -> service.getUnpublishedMessageIds(".*").isEmpty());
  }

  @Test
  void doesNotConnectUnlessItIsToldTo() throws Exception {
    start(Map.of());

    assertThat(service.isConnected()).isFalse();
    assertThat(service.isAutoConnectEnabled()).isFalse();
    assertThat(service.getRetryInterval()).isEqualTo(60);
    assertThat(transport.attempts()).isZero();
  }

  @Test
  void triesAgainUntilTheBrokerIsThere() throws Exception {
    transport.refuse(1);
    start(AUTO);

    Eventually.until("it is connected", service::isConnected);
    assertThat(transport.attempts()).isEqualTo(2);
  }

  @Test
  void neverWaitsForABrokerThatDoesNotAnswer() throws Exception {
    transport.fallSilent();
    start(AUTO);
    Eventually.until("it tries", () -> transport.attempts() == 1);

    publish("a", 1, 1);
    modify(AUTO);
    transport.reconfigure();

    assertThat(service.isConnected()).isFalse();
    transport.speakAgain();
    awaitSent("a");
  }

  @Test
  void connectsAgainAfterALossAndSendsWhatCameMeanwhile() throws Exception {
    start(AUTO);
    Eventually.until("it is connected", service::isConnected);
    transport.refuse(1);
    transport.lose();
    publish("meanwhile", 0, 1);

    awaitSent("meanwhile");
    Eventually.until("all is told", () -> told.size() == 4);
    assertThat(told)
        .startsWith("established", "lost")
        .containsOnlyOnce("published 1")
        .filteredOn("established"::equals)
        .hasSize(2);
  }

  @Test
  void staysDisconnectedWhenSomebodyDisconnects() throws Exception {
    start(AUTO);
    Eventually.until("it is connected", service::isConnected);

    service.disconnect(0);

    assertThat(service.isConnected()).isFalse();
    assertThat(told).endsWith("disconnected");
    assertThat(transport.attempts()).isEqualTo(1);
  }

  @Test
  void doesNotConnectAgainAfterALossUnlessItConnectsByItself() throws Exception {
    start(Map.of());
    service.connect();
    transport.lose();

    assertThat(service.isConnected()).isFalse();
    assertThat(transport.attempts()).isEqualTo(1);
  }

  @Test
  void connectsAnewWhenTheTransportIsConfigured() throws Exception {
    start(Map.of());
    service.connect();
    transport.reconfigure();

    Eventually.until("it is connected anew", () -> transport.attempts() == 2);
    assertThat(told).containsSubsequence("established", "disconnected");
  }

  @Test
  void tellsWhichMessageWasConfirmed() throws Exception {
    start(Map.of());
    service.connect();
    int id = publish("a", 1, 1);
    Eventually.until("it is sent", () -> service.getInFlightMessageIds("a").equals(List.of(id)));

    transport.confirmOldest();

    assertThat(told).endsWith("confirmed " + id + " a");
    assertThat(service.getInFlightMessageIds(".*")).isEmpty();
  }

  @Test
  void hasNoMoreInFlightThanAllowed() throws Exception {
    start(Map.of("in-flight-messages.max-number", 2));
    service.connect();
    publish("a", 1, 1);
    publish("b", 2, 1);
    publish("c", 1, 1);
    awaitSent("a", "b");

    transport.confirmOldest();

    awaitSent("a", "b", "c");
    assertThat(transport.unconfirmedCount()).isEqualTo(2);
  }

  @Test
  void connectsAnewWhenNothingIsConfirmedForTooLong() throws Exception {
    start(Map.of("in-flight-messages.max-number", 1, "in-flight-messages.congestion-timeout", 1));
    service.connect();
    publish("a", 1, 1);
    publish("b", 1, 1);

    Eventually.until("it is connected anew", () -> transport.attempts() > 1);
    Eventually.until(
        "the message is sent again",
        () -> transport.sent().stream().filter("a"::equals).count() > 1);
  }

  @Test
  void sendsAgainWhatWasInFlightInANewSession() throws Exception {
    start(Map.of());
    service.connect();
    publish("a", 1, 1);
    awaitSent("a");
    transport.lose();
    service.connect();

    awaitSent("a", "a");
  }

  @Test
  void dropsWhatWasInFlightInANewSessionIfToldTo() throws Exception {
    start(Map.of("in-flight-messages.republish-on-new-session", false));
    service.connect();
    int id = publish("a", 1, 1);
    awaitSent("a");
    transport.lose();
    service.connect();

    assertThat(service.getDroppedInFlightMessageIds(".*")).containsExactly(id);
    assertThat(service.getUnpublishedMessageIds(".*")).isEmpty();
  }

  @Test
  void leavesToTheTransportWhatWasInFlightInASessionThatGoesOn() throws Exception {
    start(Map.of());
    service.connect();
    publish("a", 1, 1);
    awaitSent("a");
    transport.keepSession();
    transport.lose();
    service.connect();
    transport.confirmOldest();

    assertThat(told).endsWith("confirmed 1 a");
    assertThat(transport.sent()).containsExactly("a");
  }

  @Test
  void limitsTheRateOfWhatIsNotUrgent() throws Exception {
    start(
        Map.of(
            "rate.limit.time.unit", "DAYS", "rate.limit.burst.size", 2, "rate.limit.average", 1));
    service.connect();
    for (String topic : List.of("a", "b", "c")) {
      publish(topic, 0, 5);
    }
    awaitSent("a", "b");
    publish("urgent", 0, 4);

    awaitSent("a", "b", "urgent");
    assertThat(service.getUnpublishedMessageIds(".*")).containsExactly(3);

    modify(Map.of("enable.rate.limit", false));
    awaitSent("a", "b", "urgent", "c");
  }

  @Test
  void dropsAMessageThatCanNeverBeSentAndGoesOn() throws Exception {
    start(Map.of());
    publish("a/+", 1, 1);
    publish("b", 1, 1);
    service.connect();

    awaitSent("b");
    assertThat(service.getUnpublishedMessageIds(".*")).isEmpty();
  }

  @Test
  void refusesMoreThanItMayKeep() throws Exception {
    start(Map.of("store.capacity", 1, "maximum.payload.size", 10L));
    publish("a", 0, 7);

    assertThatThrownBy(() -> publish("b", 0, 7))
        .isInstanceOf(KuraStoreCapacityReachedException.class);
    assertThatThrownBy(() -> service.publish("c", new byte[11], 0, false, 0))
        .isInstanceOf(KuraStoreException.class)
        .hasMessageContaining("may have 10 bytes, this one has 11");
    assertThatThrownBy(() -> publish("d", 0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void staysWithAWrongConfigurationAndSaysWhatIsWrong() throws Exception {
    start(Map.of("store.capacity", 0));

    assertThatThrownBy(service::connect)
        .isInstanceOf(KuraConnectException.class)
        .hasMessageContaining("store.capacity must be at least 1, was 0");
    assertThatThrownBy(() -> publish("a", 0, 0))
        .isInstanceOf(KuraStoreException.class)
        .hasMessageContaining("store.capacity");

    modify(Map.of());
    service.connect();
    publish("a", 0, 0);
    awaitSent("a");
  }

  @Test
  void disconnectsWhenItsConfigurationBecomesWrong() throws Exception {
    start(AUTO);
    Eventually.until("it is connected", service::isConnected);

    modify(Map.of("connect.retry-interval", 0));

    Eventually.until("it is disconnected", () -> !service.isConnected());
  }

  @ParameterizedTest
  @CsvSource({
    "connect.retry-interval,                0",
    "disconnect.quiesce-timeout,           -1",
    "store.capacity,                        0",
    "in-flight-messages.max-number,         0",
    "in-flight-messages.max-number,        11",
    "in-flight-messages.congestion-timeout, -1",
    "rate.limit.average,                    0",
    "rate.limit.burst.size,                 0"
  })
  void namesAPropertyThatIsOutOfRange(String property, int value) {
    start(Map.of(property, value));

    assertThatThrownBy(service::connect)
        .hasMessageContaining(property)
        .hasMessageContaining(String.valueOf(value));
  }

  @Test
  void namesAnUnknownUnitOfTime() {
    start(Map.of("rate.limit.time.unit", "WEEKS"));

    assertThatThrownBy(service::connect).hasMessageContaining("rate.limit.time.unit must be");
  }

  @Test
  void handsOnWhatArrivesAndSubscribes() throws Exception {
    start(Map.of());
    service.subscribe("down/#", 1);
    service.unsubscribe("down/#");
    service.onMessageArrived("down/a", new byte[0], 0, false);

    assertThat(transport.sent()).containsExactly("SUBSCRIBE down/#", "UNSUBSCRIBE down/#");
    assertThat(told).containsExactly("arrived down/a");
  }

  private void start(Map<String, Object> changed) {
    service =
        new DataServiceComponent(transport, config(changed), Map.of("kura.service.pid", "data"));
    service.addDataServiceListener(new Log());
    service.activate();
  }

  private void modify(Map<String, Object> changed) {
    service.modified(config(changed));
  }

  private static DataServiceConfig config(Map<String, Object> changed) {
    return DeclarativeServices.configuration(DataServiceConfig.class, new HashMap<>(changed));
  }

  private int publish(String topic, int qos, int priority) throws KuraStoreException {
    return service.publish(topic, new byte[1], qos, false, priority);
  }

  private void awaitSent(String... topics) throws Exception {
    Eventually.until(List.of(topics) + " are sent", () -> transport.sent().equals(List.of(topics)));
  }

  private final class Log implements DataServiceListener {
    @Override
    public void onConnectionEstablished() {
      told.add("established");
    }

    @Override
    public void onDisconnecting() {
      told.add("disconnecting");
    }

    @Override
    public void onDisconnected() {
      told.add("disconnected");
    }

    @Override
    public void onConnectionLost(Throwable cause) {
      told.add("lost");
    }

    @Override
    public void onMessageArrived(String topic, byte[] payload, int qos, boolean retained) {
      told.add("arrived " + topic);
    }

    @Override
    public void onMessagePublished(int messageId, String topic) {
      told.add("published " + messageId);
    }

    @Override
    public void onMessageConfirmed(int messageId, String topic) {
      told.add("confirmed " + messageId + " " + topic);
    }
  }
}

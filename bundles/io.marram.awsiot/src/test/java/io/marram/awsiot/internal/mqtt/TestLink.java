package io.marram.awsiot.internal.mqtt;

import io.marram.awsiot.Publication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.testing.Eventually;

/** A link that is in a hurry, and what it told. */
final class TestLink implements LinkListener, AutoCloseable {

  static final LinkTiming HURRIED =
      new LinkTiming(
          new BackOff(Duration.ofMillis(20), Duration.ofMillis(200)),
          Duration.ofMillis(50),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5));

  final List<String> told = new CopyOnWriteArrayList<>();
  final List<String> acknowledged = new CopyOnWriteArrayList<>();
  final Subscriptions subscriptions = new Subscriptions();
  final MqttLink link;

  TestLink(int port, IdentitySource source) {
    this(settings("127.0.0.1", port), source);
  }

  TestLink(ConnectionSettings settings, IdentitySource source) {
    link = new MqttLink("test", settings, source, this, subscriptions, new Random(1), HURRIED);
  }

  static ConnectionSettings settings(String host, int port) {
    return new ConnectionSettings(
        host, port, "gateway", Duration.ofSeconds(30), Duration.ofHours(1), Optional.empty());
  }

  TestLink started() throws Exception {
    link.start();
    Eventually.until("it is connected", () -> link.state().isConnected());
    return this;
  }

  static Publication publication(String topic, String payload) {
    return new Publication(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false, "", Map.of());
  }

  @Override
  public void connected() {
    told.add("connected");
  }

  @Override
  public void disconnected(boolean wanted) {
    told.add("disconnected");
  }

  @Override
  public void refused(String topic, String reason) {
    told.add(topic + ": " + reason);
  }

  @Override
  public void notAllowed(Publication publication, String reason) {
    told.add("not allowed " + publication.topic() + ": " + reason);
  }

  @Override
  public void acknowledged(String topic) {
    acknowledged.add(topic);
  }

  @Override
  public void close() {
    link.close();
  }
}

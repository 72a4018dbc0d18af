package io.marram.awsiot.internal;

import io.marram.awsiot.Courier;
import io.marram.awsiot.CourierSettings;
import io.marram.awsiot.Outbox;
import io.marram.awsiot.Publication;
import io.marram.awsiot.internal.mqtt.LinkListener;
import io.marram.awsiot.internal.mqtt.LinkState;
import io.marram.awsiot.internal.mqtt.LinkTiming;
import io.marram.awsiot.internal.mqtt.MqttLink;
import io.marram.awsiot.internal.mqtt.Subscriptions;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** Empties an outbox over a connection, for as long as its settings hold. */
final class Uplink implements LinkListener, AutoCloseable {

  private final EndpointNews news;
  private final Refusals refusals;
  private final Permissions permissions;
  private final MqttLink link;
  private final Courier courier;
  private final CourierThread thread;

  Uplink(
      String pid,
      EndpointSettings settings,
      Outbox outbox,
      Subscriptions subscriptions,
      EndpointNews news,
      Refusals refusals,
      Permissions permissions,
      LinkTiming timing) {
    this.news = news;
    this.refusals = refusals;
    this.permissions = permissions;
    link =
        new MqttLink(
            pid,
            settings.connection(),
            settings.identity(),
            this,
            subscriptions,
            new Random(),
            timing);
    OutboxStage stage = new OutboxStage(outbox, news::stage, System::nanoTime);
    courier =
        new Courier(
            outbox,
            stage.metered(link),
            CourierSettings.within(settings.thing(), settings.publishesPerSecond()),
            System::currentTimeMillis);
    thread = new CourierThread("marram-courier-" + pid, courier, stage::round);
    outbox.onReadable(thread::wake);
    link.start();
  }

  LinkState state() {
    return link.state();
  }

  Optional<Instant> certificateExpires() {
    return link.certificateExpires();
  }

  void connect() {
    permissions.forget();
    courier.forgive();
    link.connect();
  }

  void disconnect() {
    link.disconnect();
  }

  void subscriptionsChanged() {
    link.subscriptionsChanged();
  }

  @Override
  public void connected() {
    courier.connected();
    thread.wake();
    news.connected();
  }

  @Override
  public void disconnected(boolean wanted) {
    courier.disconnected();
    news.disconnected(wanted);
  }

  @Override
  public void refused(String topic, String reason) {
    refusals.add(topic, reason);
  }

  @Override
  public void notAllowed(Publication publication, String reason) {
    permissions.missing(publication, reason);
  }

  @Override
  public void acknowledged(String topic) {
    permissions.proven(topic);
  }

  /** Closes the connection. What is on its way stays in the outbox. */
  @Override
  public void close() {
    link.close();
    thread.close();
  }
}

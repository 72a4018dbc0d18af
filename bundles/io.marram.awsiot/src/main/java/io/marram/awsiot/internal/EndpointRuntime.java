package io.marram.awsiot.internal;

import io.marram.awsiot.Item;
import io.marram.awsiot.Outbox;
import io.marram.awsiot.OutboxException;
import io.marram.awsiot.StreamSettings;
import io.marram.awsiot.StreamState;
import io.marram.awsiot.internal.mqtt.LinkState;
import io.marram.awsiot.internal.mqtt.LinkTiming;
import io.marram.awsiot.internal.mqtt.Message;
import io.marram.awsiot.internal.mqtt.Subscriptions;
import io.marram.awsiot.internal.store.BerkeleyOutbox;
import io.marram.awsiot.internal.store.OutboxSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraStoreCapacityReachedException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.message.KuraPayload;
import org.osgi.service.event.EventAdmin;

/**
 * What an endpoint consists of: an outbox, which is open as long as the endpoint lives, and an
 * uplink while the configuration can be used.
 */
final class EndpointRuntime implements AutoCloseable {

  private record StreamKey(String name, boolean readings) {}

  private final String pid;
  private final LinkTiming timing;
  private final Path folder;
  private final EndpointNews news;
  private final Refusals refusals;
  private final Permissions permissions;
  private final Subscriptions subscriptions = new Subscriptions();
  private final Map<CloudSubscriberListener, Consumer<Message>> subscribers =
      new ConcurrentHashMap<>();
  private final Map<StreamKey, String> streamIds = new ConcurrentHashMap<>();
  private volatile Outbox outbox;
  private volatile Uplink uplink;
  private volatile String fault = "not configured";
  private int megabytes;
  private EndpointSettings settings;

  /**
   * @param dataFolder of the gateway; not the bundle's own, which Kura packs when it updates a
   *     package
   */
  EndpointRuntime(String pid, Path dataFolder, EventAdmin eventAdmin, LinkTiming timing) {
    this.pid = pid;
    this.timing = timing;
    this.folder =
        dataFolder.resolve("marram").resolve("outbox").resolve(pid.replaceAll("[^\\w.-]", "_"));
    this.news = new EndpointNews(pid, eventAdmin);
    this.refusals = new Refusals(pid);
    this.permissions = new Permissions(pid);
  }

  String pid() {
    return pid;
  }

  EndpointNews news() {
    return news;
  }

  /** Connects, or connects anew if something has changed. */
  synchronized void run(EndpointSettings wanted) {
    if (uplink != null && wanted.equals(settings)) {
      return;
    }
    closeUplink();
    openOutbox(wanted.outboxMegabytes());
    settings = wanted;
    fault = "";
    uplink = new Uplink(pid, wanted, outbox, subscriptions, news, refusals, permissions, timing);
  }

  /** Sends nothing, but keeps what is published. */
  synchronized void suspend(String reason, int wantedMegabytes) {
    closeUplink();
    fault = reason;
    openOutbox(EndpointSettings.nearestBudget(wantedMegabytes));
  }

  private void openOutbox(int budgetMegabytes) {
    if (outbox != null && budgetMegabytes == megabytes) {
      return;
    }
    if (outbox != null) {
      outbox.close();
    }
    OutboxSettings budget = new OutboxSettings(folder, (long) budgetMegabytes << 20);
    outbox = new ConfirmingOutbox(new BerkeleyOutbox(budget), news);
    megabytes = budgetMegabytes;
  }

  private void closeUplink() {
    if (uplink != null) {
      uplink.close();
      uplink = null;
    }
  }

  /**
   * Keeps an item until the broker has it.
   *
   * @return the id by which its delivery is confirmed
   * @throws KuraException if the outbox does not take it
   */
  String append(StreamSettings stream, Item item) throws KuraException {
    Outbox open = outbox;
    if (open == null) {
      throw new KuraException(KuraErrorCode.CONFIGURATION_ERROR, fault);
    }
    try {
      long seq = open.append(stream, item);
      return ConfirmingOutbox.messageId(streamId(open, stream.name(), item), seq);
    } catch (OutboxException e) {
      throw e.reason() == OutboxException.Reason.DISK_FULL
          ? new KuraStoreCapacityReachedException(e.getMessage())
          : new KuraStoreException(e, e.getMessage());
    }
  }

  private String streamId(Outbox open, String name, Item item) {
    boolean readings = item instanceof Item.Measurement;
    return streamIds.computeIfAbsent(
        new StreamKey(name, readings),
        key ->
            open.streams().stream()
                .filter(state -> state.readings() == readings && isNamed(state.id(), name))
                .map(StreamState::id)
                .findFirst()
                .orElse(name));
  }

  /** An id is the name, a hyphen and six digits. */
  private static boolean isNamed(String id, String name) {
    return id.startsWith(name + "-") && id.lastIndexOf('-') == name.length();
  }

  void subscribe(SubscriberSettings wanted, CloudSubscriberListener listener) {
    Consumer<Message> subscriber =
        subscribers.computeIfAbsent(
            listener, known -> message -> known.onMessageArrived(kuraMessage(message)));
    subscriptions.add(wanted.filter(), wanted.qos(), subscriber);
    tellUplink();
  }

  void unsubscribe(CloudSubscriberListener listener) {
    Consumer<Message> subscriber = subscribers.remove(listener);
    if (subscriber != null) {
      subscriptions.remove(subscriber);
      tellUplink();
    }
  }

  private void tellUplink() {
    Uplink current = uplink;
    if (current != null) {
      current.subscriptionsChanged();
    }
  }

  private static KuraMessage kuraMessage(Message message) {
    KuraPayload payload = new KuraPayload();
    payload.setBody(message.payload());
    Map<String, Object> properties = new LinkedHashMap<>(message.userProperties());
    properties.put("topic", message.topic());
    return new KuraMessage(payload, properties);
  }

  /**
   * @throws KuraException if the configuration has to be corrected first; says what
   */
  Uplink uplink() throws KuraException {
    Uplink current = uplink;
    if (current == null) {
      throw new KuraException(KuraErrorCode.CONFIGURATION_ERROR, fault);
    }
    return current;
  }

  boolean isConnected() {
    Uplink current = uplink;
    return current != null && current.state().isConnected();
  }

  /** What a user may want to know. */
  Map<String, String> info() {
    Map<String, String> info = new LinkedHashMap<>();
    Uplink current = uplink;
    if (current == null) {
      info.put("State", "MISCONFIGURED");
      info.put("Reason", fault);
    } else {
      LinkState state = current.state();
      info.put("State", state.phase().name());
      info.put("Reason", state.reason());
      current
          .certificateExpires()
          .ifPresent(until -> info.put("Certificate valid until", until.toString()));
    }
    Outbox open = outbox;
    if (open != null) {
      info.put("Outbox", open.problem().orElse("works"));
      info.put("Outbox bytes", Long.toString(open.diskBytes()));
      info.put("Waiting", total(open, StreamState::pending));
      info.put("Dropped", total(open, StreamState::dropped));
    }
    info.put("Refused", Long.toString(refusals.count()));
    info.put("Refused last", refusals.last());
    info.put("Not allowed", permissions.missing());
    return info;
  }

  private static String total(Outbox open, ToLongFunction<StreamState> count) {
    return Long.toString(open.streams().stream().mapToLong(count).sum());
  }

  @Override
  public synchronized void close() {
    closeUplink();
    if (outbox != null) {
      outbox.close();
    }
  }
}

package io.marram.emulator.rawmqtt.queue;

import io.marram.emulator.rawmqtt.Listeners;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraStoreException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.data.DataService;
import org.eclipse.kura.data.DataTransportService;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.data.listener.DataServiceListener;
import org.eclipse.kura.data.transport.listener.DataTransportListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kura's data service with a store in memory. It connects on threads of its own: activation never
 * waits for a broker. With a configuration that cannot be used it stays, without a connection, and
 * says why to whoever connects or publishes.
 */
@Component(
    name = DataServiceComponent.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {DataService.class, ConfigurableComponent.class},
    property = "kura.ui.service.hide:Boolean=true")
public final class DataServiceComponent
    implements DataService, DataTransportListener, ConfigurableComponent {
  static final String PID = "org.eclipse.kura.data.DataService";

  private static final Logger logger = LoggerFactory.getLogger(DataServiceComponent.class);
  private static final long LARGEST_STORE_BYTES = 64L << 20;

  private final DataTransportService transport;
  private final Listeners<DataServiceListener> listeners = new Listeners<>();
  private final MessageStore store = new MessageStore(LARGEST_STORE_BYTES);
  private final MessageSender sender;
  private final Thread sending;
  private final Reconnection reconnection;
  private final String pid;
  private volatile DataServiceSettings settings;
  private volatile String fault;

  @Activate
  public DataServiceComponent(
      @Reference(name = "DataTransportService") DataTransportService transport,
      DataServiceConfig config,
      Map<String, Object> properties) {
    this.transport = transport;
    this.pid = String.valueOf(properties.get(ConfigurationService.KURA_SERVICE_PID));
    this.reconnection = new Reconnection(pid, transport);
    this.sender = new MessageSender(store, transport, this::published, reconnection::congested);
    apply(config);
    this.sending = new Thread(sender, "data-send-" + pid);
    sending.setDaemon(true);
  }

  @Activate
  void activate() {
    transport.addDataTransportListener(this);
    if (fault == null && transport.isConnected()) {
      sender.connected(true);
    }
    sending.start();
    connectIfUsable();
  }

  @Modified
  void modified(DataServiceConfig config) {
    reconnection.stop();
    apply(config);
    connectIfUsable();
  }

  @Deactivate
  void deactivate() {
    reconnection.close();
    transport.disconnect(settings == null ? 0 : settings.quiesceTimeout().toMillis());
    sender.close();
    sending.interrupt();
    transport.removeDataTransportListener(this);
  }

  private void apply(DataServiceConfig config) {
    try {
      settings = DataServiceSettings.of(config);
      fault = null;
      sender.configure(settings);
      reconnection.configure(settings);
      logger.info("event=data.configured pid={} connects={}", pid, settings.autoConnect());
    } catch (IllegalArgumentException e) {
      fault = e.getMessage();
      logger.error("event=data.misconfigured pid={} reason=\"{}\"", pid, fault);
    }
  }

  @Override
  public void connect() throws KuraConnectException {
    if (fault != null) {
      throw new KuraConnectException(fault);
    }
    transport.connect();
  }

  @Override
  public boolean isConnected() {
    return transport.isConnected();
  }

  @Override
  public boolean isAutoConnectEnabled() {
    return settings != null && settings.autoConnect();
  }

  @Override
  public int getRetryInterval() {
    return settings == null ? 0 : (int) settings.retryInterval().toSeconds();
  }

  /** As in Kura, there is no connection until somebody connects or configures again. */
  @Override
  public void disconnect(long quiesceTimeout) {
    reconnection.stop();
    transport.disconnect(quiesceTimeout);
  }

  @Override
  public void subscribe(String topic, int qos) throws KuraException {
    transport.subscribe(topic, qos);
  }

  @Override
  public void unsubscribe(String topic) throws KuraException {
    transport.unsubscribe(topic);
  }

  @Override
  public int publish(String topic, byte[] payload, int qos, boolean retain, int priority)
      throws KuraStoreException {
    if (priority < 0) {
      throw new IllegalArgumentException("priority must not be negative, was " + priority);
    }
    if (fault != null) {
      throw new KuraStoreException(fault);
    }
    byte[] content = payload == null ? new byte[0] : payload;
    if (content.length > settings.largestPayload()) {
      throw new KuraStoreException(
          "a payload may have %d bytes, this one has %d"
              .formatted(settings.largestPayload(), content.length));
    }
    int id = store.add(topic, content, qos, retain, priority, settings.capacity());
    sender.signal();
    return id;
  }

  @Override
  public List<Integer> getUnpublishedMessageIds(String topicRegex) {
    return ids(store.waiting(), topicRegex);
  }

  @Override
  public List<Integer> getInFlightMessageIds(String topicRegex) {
    return ids(store.inFlight(), topicRegex);
  }

  @Override
  public List<Integer> getDroppedInFlightMessageIds(String topicRegex) {
    return ids(store.dropped(), topicRegex);
  }

  private static List<Integer> ids(List<StoredMessage> messages, String topicRegex) {
    Pattern topics = Pattern.compile(topicRegex);
    return messages.stream()
        .filter(message -> topics.matcher(message.topic()).matches())
        .map(StoredMessage::id)
        .toList();
  }

  @Override
  public void addDataServiceListener(DataServiceListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeDataServiceListener(DataServiceListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void onConnectionEstablished(boolean newSession) {
    sender.connected(newSession);
    listeners.tell(DataServiceListener::onConnectionEstablished);
  }

  @Override
  public void onDisconnecting() {
    listeners.tell(DataServiceListener::onDisconnecting);
  }

  @Override
  public void onDisconnected() {
    sender.disconnected();
    listeners.tell(DataServiceListener::onDisconnected);
  }

  /** By the time it is said, somebody may have connected again. */
  @Override
  public void onConnectionLost(Throwable cause) {
    if (!transport.isConnected()) {
      sender.disconnected();
      if (fault == null) {
        reconnection.startAfterLoss();
      }
    }
    listeners.tell(listener -> listener.onConnectionLost(cause));
  }

  @Override
  public void onConfigurationUpdating(boolean wasConnected) {
    reconnection.stop();
  }

  @Override
  public void onConfigurationUpdated(boolean wasConnected) {
    if (fault == null) {
      reconnection.anew(wasConnected);
    }
  }

  @Override
  public void onMessageArrived(String topic, byte[] payload, int qos, boolean retained) {
    listeners.tell(listener -> listener.onMessageArrived(topic, payload, qos, retained));
  }

  @Override
  public void onMessageConfirmed(DataTransportToken token) {
    sender
        .confirmed(token)
        .ifPresent(
            message ->
                listeners.tell(
                    listener -> listener.onMessageConfirmed(message.id(), message.topic())));
    if (!sender.isCongested()) {
      reconnection.relieved();
    }
  }

  private void published(StoredMessage message) {
    listeners.tell(listener -> listener.onMessagePublished(message.id(), message.topic()));
  }

  private void connectIfUsable() {
    if (fault == null) {
      reconnection.start();
    } else {
      reconnection.disconnect(() -> fault != null);
    }
  }
}

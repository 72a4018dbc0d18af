package io.marram.emulator.rawmqtt.cloud;

import io.marram.emulator.rawmqtt.Listeners;
import java.util.Map;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.cloud.CloudConnectionEstablishedEvent;
import org.eclipse.kura.cloud.CloudConnectionLostEvent;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.data.DataService;
import org.eclipse.kura.data.listener.DataServiceListener;
import org.eclipse.kura.message.KuraPayload;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kura's raw MQTT endpoint: of a payload it sends the body, and nothing else. */
@Designate(ocd = RawMqttCloudEndpointConfig.class, factory = true)
@Component(
    name = RawMqttCloudEndpoint.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {CloudEndpoint.class, CloudConnectionManager.class, ConfigurableComponent.class},
    property = "kura.ui.service.hide:Boolean=true")
public final class RawMqttCloudEndpoint
    implements CloudEndpoint, CloudConnectionManager, DataServiceListener, ConfigurableComponent {
  static final String PID = "org.eclipse.kura.cloudconnection.raw.mqtt.cloud.RawMqttCloudEndpoint";

  private static final Logger logger = LoggerFactory.getLogger(RawMqttCloudEndpoint.class);
  private static final long QUIESCE_MILLIS = 10;

  private final DataService dataService;
  private final EventAdmin eventAdmin;
  private final String pid;
  private final Subscriptions subscriptions = new Subscriptions();
  private final Listeners<CloudConnectionListener> connectionListeners = new Listeners<>();
  private final Listeners<CloudDeliveryListener> deliveryListeners = new Listeners<>();

  @Activate
  public RawMqttCloudEndpoint(
      @Reference(name = "DataService") DataService dataService,
      @Reference(name = "EventAdmin") EventAdmin eventAdmin,
      Map<String, Object> properties) {
    this.dataService = dataService;
    this.eventAdmin = eventAdmin;
    this.pid = String.valueOf(properties.get(ConfigurationService.KURA_SERVICE_PID));
  }

  @Activate
  void activate() {
    dataService.addDataServiceListener(this);
    if (dataService.isConnected()) {
      onConnectionEstablished();
    }
  }

  /** It has no configuration of its own; without this method it would be made anew. */
  @Modified
  void modified() {
    logger.debug("event=endpoint.configured pid={}", pid);
  }

  @Deactivate
  void deactivate() {
    dataService.removeDataServiceListener(this);
    subscriptions.all().forEach(options -> unsubscribe(options.topicFilter()));
  }

  @Override
  public void connect() throws KuraConnectException {
    dataService.connect();
  }

  @Override
  public void disconnect() {
    dataService.disconnect(QUIESCE_MILLIS);
  }

  @Override
  public boolean isConnected() {
    return dataService.isConnected();
  }

  @Override
  public String publish(KuraMessage message) throws KuraException {
    byte[] body = message.getPayload().getBody();
    if (body == null) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, "missing message body");
    }
    PublishOptions options = options(message);
    int id =
        dataService.publish(
            options.topic(), body, options.qos(), options.retain(), options.priority());
    return options.qos() == 0 ? null : Integer.toString(id);
  }

  private static PublishOptions options(KuraMessage message) throws KuraException {
    try {
      return PublishOptions.of(message.getProperties());
    } catch (IllegalArgumentException e) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, e, e.getMessage());
    }
  }

  /**
   * @throws IllegalArgumentException if the properties name no usable topic filter and quality of
   *     service
   */
  @Override
  public void registerSubscriber(
      Map<String, Object> subscriptionProperties, CloudSubscriberListener listener) {
    SubscribeOptions options = SubscribeOptions.of(subscriptionProperties);
    subscriptions.add(options, listener);
    subscribe(options);
  }

  @Override
  public void unregisterSubscriber(CloudSubscriberListener listener) {
    subscriptions.remove(listener).forEach(this::unsubscribe);
  }

  @Override
  public void registerCloudConnectionListener(CloudConnectionListener listener) {
    connectionListeners.add(listener);
  }

  @Override
  public void unregisterCloudConnectionListener(CloudConnectionListener listener) {
    connectionListeners.remove(listener);
  }

  @Override
  public void registerCloudDeliveryListener(CloudDeliveryListener listener) {
    deliveryListeners.add(listener);
  }

  @Override
  public void unregisterCloudDeliveryListener(CloudDeliveryListener listener) {
    deliveryListeners.remove(listener);
  }

  @Override
  public void onConnectionEstablished() {
    connectionListeners.tell(CloudConnectionListener::onConnectionEstablished);
    subscriptions.all().forEach(this::subscribe);
    eventAdmin.postEvent(new CloudConnectionEstablishedEvent(eventProperties()));
  }

  @Override
  public void onDisconnecting() {
    // Nothing is kept here that would have to be sent first.
  }

  @Override
  public void onDisconnected() {
    connectionListeners.tell(CloudConnectionListener::onDisconnected);
    eventAdmin.postEvent(new CloudConnectionLostEvent(eventProperties()));
  }

  @Override
  public void onConnectionLost(Throwable cause) {
    connectionListeners.tell(CloudConnectionListener::onConnectionLost);
    eventAdmin.postEvent(new CloudConnectionLostEvent(eventProperties()));
  }

  @Override
  public void onMessageArrived(String topic, byte[] payload, int qos, boolean retained) {
    KuraPayload content = new KuraPayload();
    content.setBody(payload);
    Listeners<CloudSubscriberListener> interested = new Listeners<>();
    subscriptions.of(topic).forEach(interested::add);
    interested.tell(
        listener -> listener.onMessageArrived(new KuraMessage(content, Map.of("topic", topic))));
  }

  @Override
  public void onMessagePublished(int messageId, String topic) {
    // Publishers are told of what has arrived only.
  }

  @Override
  public void onMessageConfirmed(int messageId, String topic) {
    deliveryListeners.tell(listener -> listener.onMessageConfirmed(Integer.toString(messageId)));
  }

  private Map<String, Object> eventProperties() {
    return Map.of("cloud.service.pid", pid);
  }

  private void subscribe(SubscribeOptions options) {
    try {
      dataService.subscribe(options.topicFilter(), options.qos());
    } catch (KuraNotConnectedException e) {
      logger.debug("event=endpoint.subscription.waiting pid={}", pid);
    } catch (KuraException e) {
      logger.warn(
          "event=endpoint.subscription.failed pid={} filter=\"{}\" reason=\"{}\"",
          pid,
          options.topicFilter(),
          e.getMessage());
    }
  }

  private void unsubscribe(String topicFilter) {
    try {
      dataService.unsubscribe(topicFilter);
    } catch (KuraNotConnectedException e) {
      logger.debug("event=endpoint.unsubscription.needless pid={}", pid);
    } catch (KuraException e) {
      logger.warn(
          "event=endpoint.unsubscription.failed pid={} filter=\"{}\" reason=\"{}\"",
          pid,
          topicFilter,
          e.getMessage());
    }
  }
}

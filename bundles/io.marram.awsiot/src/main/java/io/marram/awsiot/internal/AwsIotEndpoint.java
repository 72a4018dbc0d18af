package io.marram.awsiot.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraDisconnectException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.security.keystore.KeystoreService;
import org.eclipse.kura.system.SystemService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kura's way to AWS IoT Core. With a configuration that cannot be used it stays, says why, and
 * still keeps what is published.
 */
@Designate(ocd = AwsIotEndpointConfig.class, factory = true)
@Component(
    name = AwsIotEndpoint.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {CloudEndpoint.class, CloudConnectionManager.class, ConfigurableComponent.class},
    property = "kura.ui.service.hide:Boolean=true")
public final class AwsIotEndpoint
    implements CloudEndpoint, CloudConnectionManager, ConfigurableComponent {

  static final String PID = "io.marram.awsiot.AwsIotEndpoint";

  private static final Logger logger = LoggerFactory.getLogger(AwsIotEndpoint.class);

  private final Keystores keystores = new Keystores();
  private final EndpointMapping mapping = new EndpointMapping(System::getenv, keystores);
  private final MessageItem items = new MessageItem(Clock.systemUTC());
  private final String pid;
  private final EndpointNews news;
  private final EndpointRuntime runtime;

  @Activate
  public AwsIotEndpoint(
      @Reference(name = "EventAdmin") EventAdmin eventAdmin,
      @Reference(name = "SystemService") SystemService system,
      Map<String, Object> properties) {
    pid = String.valueOf(properties.get(ConfigurationService.KURA_SERVICE_PID));
    news = new EndpointNews(pid, eventAdmin);
    runtime = new EndpointRuntime(pid, folder(system, pid), news);
  }

  /** Not in the bundle's data area: Kura packs that when it updates a package. */
  private static Path folder(SystemService system, String pid) {
    return Path.of(system.getKuraDataDirectory(), "marram", "outbox", pid);
  }

  @Reference(
      name = "KeystoreService",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addKeystoreService(KeystoreService service, Map<String, Object> properties) {
    keystores.add(service, properties);
  }

  void removeKeystoreService(KeystoreService service, Map<String, Object> properties) {
    keystores.remove(service, properties);
  }

  @Activate
  void activate(AwsIotEndpointConfig config) {
    modified(config);
  }

  @Modified
  void modified(AwsIotEndpointConfig config) {
    try {
      runtime.run(mapping.map(config), config.outbox_megabytes());
    } catch (RuntimeException e) {
      runtime.suspend(e.getMessage(), config.outbox_megabytes());
      logger.error("event=awsiot.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  @Deactivate
  void deactivate() {
    runtime.close();
  }

  @Override
  public void connect() throws KuraConnectException {
    try {
      runtime.uplink().connect();
    } catch (KuraException e) {
      throw new KuraConnectException(e, e.getMessage());
    }
  }

  @Override
  public void disconnect() throws KuraDisconnectException {
    try {
      runtime.uplink().disconnect();
    } catch (KuraException e) {
      throw new KuraDisconnectException(e, e.getMessage());
    }
  }

  @Override
  public boolean isConnected() {
    return runtime.isConnected();
  }

  @Override
  public Map<String, String> getInfo() {
    return runtime.info();
  }

  /** The message's properties say how, with the names that a publisher's configuration has. */
  @Override
  public String publish(KuraMessage message) throws KuraException {
    try {
      return publish(message.getPayload(), PublisherSettings.of(message.getProperties()), items);
    } catch (IllegalArgumentException e) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, e, e.getMessage());
    }
  }

  /**
   * Puts what a payload says into the outbox.
   *
   * @return the id that delivery listeners will get, or {@code null} if nobody confirms it
   * @throws KuraException if the payload cannot be sent or the outbox does not take it
   */
  String publish(KuraPayload payload, PublisherSettings settings, MessageItem items)
      throws KuraException {
    try {
      String id = runtime.append(settings.stream(), items.of(payload, settings));
      return settings.isConfirmed() ? id : null;
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
    subscribe(SubscriberSettings.of(subscriptionProperties), listener);
  }

  void subscribe(SubscriberSettings settings, CloudSubscriberListener listener) {
    runtime.subscribe(settings, listener);
  }

  @Override
  public void unregisterSubscriber(CloudSubscriberListener listener) {
    runtime.unsubscribe(listener);
  }

  @Override
  public void registerCloudConnectionListener(CloudConnectionListener listener) {
    news.connectionListeners().add(listener);
  }

  @Override
  public void unregisterCloudConnectionListener(CloudConnectionListener listener) {
    news.connectionListeners().remove(listener);
  }

  @Override
  public void registerCloudDeliveryListener(CloudDeliveryListener listener) {
    news.deliveryListeners().add(listener);
  }

  @Override
  public void unregisterCloudDeliveryListener(CloudDeliveryListener listener) {
    news.deliveryListeners().remove(listener);
  }
}

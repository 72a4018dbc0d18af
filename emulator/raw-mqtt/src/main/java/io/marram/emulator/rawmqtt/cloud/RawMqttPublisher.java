package io.marram.emulator.rawmqtt.cloud;

import io.marram.emulator.rawmqtt.Listeners;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kura's raw MQTT publisher. With a configuration that cannot be used it stays, and says why to
 * whoever publishes. Its description has a {@code service.pid}, which Kura needs to list it: it
 * must keep to Declarative Services 1.1, or else the property becomes a list.
 */
@Designate(ocd = RawMqttPublisherConfig.class, factory = true)
@Component(
    name = RawMqttPublisher.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {CloudPublisher.class, ConfigurableComponent.class},
    property = {
      "service.pid=" + RawMqttPublisher.PID,
      "cloud.connection.factory.pid=" + RawMqttCloudEndpoint.PID,
      "kura.ui.service.hide:Boolean=true",
      "kura.ui.factory.hide=true"
    })
public final class RawMqttPublisher extends EndpointClient
    implements CloudPublisher, CloudDeliveryListener {
  static final String PID = "org.eclipse.kura.cloudconnection.raw.mqtt.publisher.RawMqttPublisher";

  private static final Logger logger = LoggerFactory.getLogger(RawMqttPublisher.class);

  private final Listeners<CloudDeliveryListener> deliveryListeners = new Listeners<>();
  private volatile PublishOptions options;
  private volatile String fault;

  @Activate
  void activate(BundleContext context, Map<String, Object> properties) {
    begin(context);
    modified(properties);
  }

  @Modified
  void modified(Map<String, Object> properties) {
    try {
      options = PublishOptions.of(properties);
      fault = null;
    } catch (IllegalArgumentException e) {
      fault = e.getMessage();
      logger.error(
          "event=publisher.misconfigured pid={} reason=\"{}\"",
          properties.get(ConfigurationService.KURA_SERVICE_PID),
          fault);
    }
    follow(properties);
  }

  @Deactivate
  void deactivate() {
    end();
  }

  @Override
  void bound(CloudEndpoint endpoint) {
    endpoint.registerCloudDeliveryListener(this);
  }

  @Override
  void unbound(CloudEndpoint endpoint) {
    endpoint.unregisterCloudDeliveryListener(this);
  }

  @Override
  public String publish(KuraMessage message) throws KuraException {
    if (fault != null) {
      throw new KuraException(KuraErrorCode.CONFIGURATION_ERROR, fault);
    }
    CloudEndpoint endpoint =
        endpoint()
            .orElseThrow(
                () -> new KuraException(KuraErrorCode.NOT_FOUND, "cloud endpoint not bound"));
    return endpoint.publish(new KuraMessage(message.getPayload(), options.properties()));
  }

  @Override
  public void registerCloudDeliveryListener(CloudDeliveryListener listener) {
    deliveryListeners.add(listener);
  }

  @Override
  public void unregisterCloudDeliveryListener(CloudDeliveryListener listener) {
    deliveryListeners.remove(listener);
  }

  /** As in Kura, also of messages that other publishers of the endpoint have sent. */
  @Override
  public void onMessageConfirmed(String messageId) {
    deliveryListeners.tell(listener -> listener.onMessageConfirmed(messageId));
  }
}

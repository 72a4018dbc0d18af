package io.marram.emulator.rawmqtt.cloud;

import io.marram.emulator.rawmqtt.Listeners;
import java.util.Map;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
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
 * Kura's raw MQTT subscriber. With a configuration that cannot be used it stays, and gets nothing.
 * It keeps to Declarative Services 1.1 for the same reason as {@link RawMqttPublisher}.
 */
@Designate(ocd = RawMqttSubscriberConfig.class, factory = true)
@Component(
    name = RawMqttSubscriber.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {CloudSubscriber.class, ConfigurableComponent.class},
    property = {
      "service.pid=" + RawMqttSubscriber.PID,
      "cloud.connection.factory.pid=" + RawMqttCloudEndpoint.PID,
      "kura.ui.service.hide:Boolean=true",
      "kura.ui.factory.hide=true"
    })
public final class RawMqttSubscriber extends EndpointClient
    implements CloudSubscriber, CloudSubscriberListener {
  static final String PID =
      "org.eclipse.kura.cloudconnection.raw.mqtt.subscriber.RawMqttSubscriber";

  private static final Logger logger = LoggerFactory.getLogger(RawMqttSubscriber.class);

  private final Listeners<CloudSubscriberListener> listeners = new Listeners<>();
  private volatile SubscribeOptions options;

  @Activate
  void activate(BundleContext context, Map<String, Object> properties) {
    begin(context);
    modified(properties);
  }

  @Modified
  void modified(Map<String, Object> properties) {
    end();
    try {
      options = SubscribeOptions.of(properties);
      follow(properties);
    } catch (IllegalArgumentException e) {
      logger.error(
          "event=subscriber.misconfigured pid={} reason=\"{}\"",
          properties.get(ConfigurationService.KURA_SERVICE_PID),
          e.getMessage());
    }
  }

  @Deactivate
  void deactivate() {
    end();
  }

  @Override
  void bound(CloudEndpoint endpoint) {
    endpoint.registerSubscriber(options.properties(), this);
  }

  @Override
  void unbound(CloudEndpoint endpoint) {
    endpoint.unregisterSubscriber(this);
  }

  @Override
  public void registerCloudSubscriberListener(CloudSubscriberListener listener) {
    listeners.add(listener);
  }

  @Override
  public void unregisterCloudSubscriberListener(CloudSubscriberListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void onMessageArrived(KuraMessage message) {
    listeners.tell(listener -> listener.onMessageArrived(message));
  }
}

package io.marram.awsiot.internal;

import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
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
 * Puts messages into the outbox of an endpoint. With a configuration that cannot be used it stays,
 * and says why to whoever publishes. Its description has a {@code service.pid}, which Kura needs to
 * list it: it must keep to Declarative Services 1.1, or else the property becomes a list.
 */
@Designate(ocd = AwsIotPublisherConfig.class, factory = true)
@Component(
    name = AwsIotPublisher.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {CloudPublisher.class, org.eclipse.kura.configuration.ConfigurableComponent.class},
    property = {
      "service.pid=" + AwsIotPublisher.PID,
      "cloud.connection.factory.pid=" + AwsIotEndpoint.PID,
      "kura.ui.service.hide:Boolean=true",
      "kura.ui.factory.hide=true",
      "kura.ui.csf.pid.default=" + AwsIotPublisher.PID
    })
public final class AwsIotPublisher extends EndpointClient
    implements CloudPublisher, CloudDeliveryListener {

  static final String PID = "io.marram.awsiot.AwsIotPublisher";

  private static final Logger logger = LoggerFactory.getLogger(AwsIotPublisher.class);

  private final Listeners<CloudDeliveryListener> deliveryListeners = new Listeners<>();
  private volatile PublisherSettings settings;
  private volatile String fault;

  @Activate
  void activate(BundleContext context, Map<String, Object> properties) {
    begin(context);
    modified(properties);
  }

  @Modified
  void modified(Map<String, Object> properties) {
    try {
      settings = PublisherSettings.of(properties);
      fault = null;
    } catch (IllegalArgumentException e) {
      fault = e.getMessage();
      logger.error(
          "event=awsiot.publisher.misconfigured pid={} reason=\"{}\"",
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
  void bound(AwsIotEndpoint endpoint) {
    if (!deliveryListeners.isEmpty()) {
      endpoint.registerCloudDeliveryListener(this);
    }
  }

  @Override
  public void registerCloudDeliveryListener(CloudDeliveryListener listener) {
    deliveryListeners.add(listener);
    endpoint().ifPresent(endpoint -> endpoint.registerCloudDeliveryListener(this));
  }

  @Override
  void unbound(AwsIotEndpoint endpoint) {
    endpoint.unregisterCloudDeliveryListener(this);
  }

  /**
   * Returns when the endpoint's outbox has the message.
   *
   * @throws KuraException if the message cannot be sent or the outbox does not take it
   */
  @Override
  public String publish(KuraMessage message) throws KuraException {
    if (fault != null) {
      throw new KuraException(KuraErrorCode.CONFIGURATION_ERROR, fault);
    }
    AwsIotEndpoint endpoint =
        endpoint()
            .orElseThrow(
                () -> new KuraException(KuraErrorCode.NOT_FOUND, "cloud endpoint not bound"));
    return endpoint.publish(message.getPayload(), settings);
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

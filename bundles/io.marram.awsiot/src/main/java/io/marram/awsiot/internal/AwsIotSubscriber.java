package io.marram.awsiot.internal;

import java.util.Map;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
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
 * Hands messages of one topic filter to applications. With a configuration that cannot be used it
 * stays, and gets nothing. It keeps to Declarative Services 1.1 for the same reason as {@link
 * AwsIotPublisher}.
 */
@Designate(ocd = AwsIotSubscriberConfig.class, factory = true)
@Component(
    name = AwsIotSubscriber.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {CloudSubscriber.class, org.eclipse.kura.configuration.ConfigurableComponent.class},
    property = {
      "service.pid=" + AwsIotSubscriber.PID,
      "cloud.connection.factory.pid=" + AwsIotEndpoint.PID,
      "kura.ui.service.hide:Boolean=true",
      "kura.ui.factory.hide=true",
      "kura.ui.csf.pid.default=" + AwsIotSubscriber.PID
    })
public final class AwsIotSubscriber extends EndpointClient
    implements CloudSubscriber, CloudSubscriberListener {

  static final String PID = "io.marram.awsiot.AwsIotSubscriber";

  private static final Logger logger = LoggerFactory.getLogger(AwsIotSubscriber.class);

  private final Listeners<CloudSubscriberListener> listeners = new Listeners<>();
  private volatile SubscriberSettings settings;

  @Activate
  void activate(BundleContext context, Map<String, Object> properties) {
    begin(context);
    modified(properties);
  }

  @Modified
  void modified(Map<String, Object> properties) {
    end();
    try {
      settings = SubscriberSettings.of(properties);
      follow(properties);
    } catch (IllegalArgumentException e) {
      logger.error(
          "event=awsiot.subscriber.misconfigured pid={} reason=\"{}\"",
          properties.get(ConfigurationService.KURA_SERVICE_PID),
          e.getMessage());
    }
  }

  @Deactivate
  void deactivate() {
    end();
  }

  @Override
  void bound(AwsIotEndpoint endpoint) {
    endpoint.subscribe(settings, this);
  }

  @Override
  void unbound(AwsIotEndpoint endpoint) {
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

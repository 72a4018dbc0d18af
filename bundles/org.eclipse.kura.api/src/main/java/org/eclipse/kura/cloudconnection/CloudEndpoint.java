package org.eclipse.kura.cloudconnection;

import java.util.Collections;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.osgi.annotation.versioning.ProviderType;

/** Where the messages of publishers go and those of subscribers come from. */
@ProviderType
public interface CloudEndpoint {
  /**
   * Sends a message; its properties say how, in terms of this kind of endpoint.
   *
   * @return the id that {@link CloudDeliveryListener} will get, or {@code null} if the delivery
   *     will not be confirmed
   */
  String publish(KuraMessage message) throws KuraException;

  /** Hands on what arrives for the subscription from now on. */
  void registerSubscriber(
      Map<String, Object> subscriptionProperties, CloudSubscriberListener cloudSubscriberListener);

  void unregisterSubscriber(CloudSubscriberListener cloudSubscriberListener);

  /** What a user may want to know about the connection. */
  default Map<String, String> getInfo() {
    return Collections.emptyMap();
  }

  void registerCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener);

  void unregisterCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener);
}

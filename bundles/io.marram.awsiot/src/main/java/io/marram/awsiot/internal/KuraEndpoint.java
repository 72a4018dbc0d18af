package io.marram.awsiot.internal;

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
import org.eclipse.kura.message.KuraPayload;

/** What Kura and applications ask of an endpoint. */
abstract class KuraEndpoint implements CloudEndpoint, CloudConnectionManager {

  private final MessageItem items = new MessageItem(Clock.systemUTC());
  private final EndpointRuntime runtime;

  KuraEndpoint(EndpointRuntime runtime) {
    this.runtime = runtime;
  }

  final EndpointRuntime runtime() {
    return runtime;
  }

  @Override
  public final void connect() throws KuraConnectException {
    try {
      runtime.uplink().connect();
    } catch (KuraException e) {
      throw new KuraConnectException(e, e.getMessage());
    }
  }

  @Override
  public final void disconnect() throws KuraDisconnectException {
    try {
      runtime.uplink().disconnect();
    } catch (KuraException e) {
      throw new KuraDisconnectException(e, e.getMessage());
    }
  }

  @Override
  public final boolean isConnected() {
    return runtime.isConnected();
  }

  @Override
  public final Map<String, String> getInfo() {
    return runtime.info();
  }

  /** The message's properties say how, with the names that a publisher's configuration has. */
  @Override
  public final String publish(KuraMessage message) throws KuraException {
    try {
      return publish(message.getPayload(), PublisherSettings.of(message.getProperties()));
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
  final String publish(KuraPayload payload, PublisherSettings settings) throws KuraException {
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
  public final void registerSubscriber(
      Map<String, Object> subscriptionProperties, CloudSubscriberListener listener) {
    subscribe(SubscriberSettings.of(subscriptionProperties), listener);
  }

  final void subscribe(SubscriberSettings settings, CloudSubscriberListener listener) {
    runtime.subscribe(settings, listener);
  }

  @Override
  public final void unregisterSubscriber(CloudSubscriberListener listener) {
    runtime.unsubscribe(listener);
  }

  @Override
  public final void registerCloudConnectionListener(CloudConnectionListener listener) {
    runtime.news().connectionListeners().add(listener);
  }

  @Override
  public final void unregisterCloudConnectionListener(CloudConnectionListener listener) {
    runtime.news().connectionListeners().remove(listener);
  }

  @Override
  public final void registerCloudDeliveryListener(CloudDeliveryListener listener) {
    runtime.news().deliveryListeners().add(listener);
  }

  @Override
  public final void unregisterCloudDeliveryListener(CloudDeliveryListener listener) {
    runtime.news().deliveryListeners().remove(listener);
  }
}

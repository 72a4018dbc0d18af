package io.marram.awsiot.internal;

import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.framework.BundleContext;

/**
 * What publishers and subscribers do alike: they follow the endpoint that they are configured with,
 * and tell others of its connection. Declarative Services see the methods of the subclasses only,
 * so these carry the annotations.
 */
abstract class EndpointClient implements ConfigurableComponent, CloudConnectionListener {

  private final Listeners<CloudConnectionListener> connectionListeners = new Listeners<>();
  private EndpointTracker tracker;

  /** Told of an endpoint that has come. */
  abstract void bound(AwsIotEndpoint endpoint);

  /** Told of an endpoint that goes. */
  abstract void unbound(AwsIotEndpoint endpoint);

  final void begin(BundleContext context) {
    tracker =
        new EndpointTracker(
            context,
            endpoint -> {
              endpoint.registerCloudConnectionListener(this);
              bound(endpoint);
            },
            endpoint -> {
              unbound(endpoint);
              endpoint.unregisterCloudConnectionListener(this);
            });
  }

  /** Follows the endpoint that the configuration names, in place of the one before. */
  final void follow(Map<String, Object> configuration) {
    tracker.follow(configuration);
  }

  /** Lets go of the endpoint. */
  final void end() {
    tracker.close();
  }

  final Optional<AwsIotEndpoint> endpoint() {
    return tracker.endpoint();
  }

  public final void registerCloudConnectionListener(CloudConnectionListener listener) {
    connectionListeners.add(listener);
  }

  public final void unregisterCloudConnectionListener(CloudConnectionListener listener) {
    connectionListeners.remove(listener);
  }

  @Override
  public final void onConnectionEstablished() {
    connectionListeners.tell(CloudConnectionListener::onConnectionEstablished);
  }

  @Override
  public final void onConnectionLost() {
    connectionListeners.tell(CloudConnectionListener::onConnectionLost);
  }

  @Override
  public final void onDisconnected() {
    connectionListeners.tell(CloudConnectionListener::onDisconnected);
  }
}

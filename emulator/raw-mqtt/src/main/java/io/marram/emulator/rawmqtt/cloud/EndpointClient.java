package io.marram.emulator.rawmqtt.cloud;

import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.framework.BundleContext;

/**
 * What publishers and subscribers do alike: they follow the endpoint that they are configured with,
 * and tell others of its connection. Declarative Services see the methods of the subclasses only,
 * so these carry the annotations.
 */
abstract class EndpointClient implements ConfigurableComponent {
  private EndpointLink link;

  /** Told of an endpoint that has come. */
  abstract void bound(CloudEndpoint endpoint);

  /** Told of an endpoint that goes. */
  abstract void unbound(CloudEndpoint endpoint);

  final void begin(BundleContext context) {
    link = new EndpointLink(context, this::bound, this::unbound);
  }

  /** Follows the endpoint that the configuration names, in place of the one before. */
  final void follow(Map<String, Object> configuration) {
    link.follow(configuration);
  }

  /** Lets go of the endpoint. */
  final void end() {
    link.close();
  }

  final Optional<CloudEndpoint> endpoint() {
    return link.endpoint();
  }

  public final void registerCloudConnectionListener(CloudConnectionListener listener) {
    link.listeners().add(listener);
  }

  public final void unregisterCloudConnectionListener(CloudConnectionListener listener) {
    link.listeners().remove(listener);
  }
}

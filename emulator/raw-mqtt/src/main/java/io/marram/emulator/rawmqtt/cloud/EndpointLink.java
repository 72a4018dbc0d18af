package io.marram.emulator.rawmqtt.cloud;

import io.marram.emulator.rawmqtt.Listeners;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.kura.cloudconnection.CloudConnectionConstants;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Follows the endpoint that a publisher or subscriber is configured with, as it comes and goes, and
 * passes on what happens to its connection.
 */
final class EndpointLink implements CloudConnectionListener {
  private final BundleContext context;
  private final Consumer<CloudEndpoint> bound;
  private final Consumer<CloudEndpoint> unbound;
  private final Listeners<CloudConnectionListener> listeners = new Listeners<>();
  private Tracker tracker;
  private volatile CloudEndpoint endpoint;

  /**
   * @param bound told of an endpoint that has come
   * @param unbound told of an endpoint that goes
   */
  EndpointLink(
      BundleContext context, Consumer<CloudEndpoint> bound, Consumer<CloudEndpoint> unbound) {
    this.context = context;
    this.bound = bound;
    this.unbound = unbound;
  }

  /** Follows the endpoint that the configuration names, in place of the one before. */
  void follow(Map<String, Object> configuration) {
    close();
    Object pid =
        configuration.get(CloudConnectionConstants.CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME.value());
    if (pid != null) {
      tracker = new Tracker(filter(pid.toString()));
      tracker.open();
    }
  }

  void close() {
    if (tracker != null) {
      tracker.close();
      tracker = null;
    }
  }

  Optional<CloudEndpoint> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  Listeners<CloudConnectionListener> listeners() {
    return listeners;
  }

  @Override
  public void onDisconnected() {
    listeners.tell(CloudConnectionListener::onDisconnected);
  }

  @Override
  public void onConnectionLost() {
    listeners.tell(CloudConnectionListener::onConnectionLost);
  }

  @Override
  public void onConnectionEstablished() {
    listeners.tell(CloudConnectionListener::onConnectionEstablished);
  }

  private Filter filter(String pid) {
    String literal = pid.replaceAll("([\\\\*()])", "\\\\$1");
    try {
      return context.createFilter(
          "(&(%s=%s)(%s=%s))"
              .formatted(
                  Constants.OBJECTCLASS,
                  CloudEndpoint.class.getName(),
                  ConfigurationService.KURA_SERVICE_PID,
                  literal));
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Tracker extends ServiceTracker<CloudEndpoint, CloudEndpoint> {
    Tracker(Filter filter) {
      super(EndpointLink.this.context, filter, null);
    }

    @Override
    public CloudEndpoint addingService(ServiceReference<CloudEndpoint> reference) {
      CloudEndpoint found = context.getService(reference);
      if (found != null) {
        endpoint = found;
        if (found instanceof CloudConnectionManager manager) {
          manager.registerCloudConnectionListener(EndpointLink.this);
        }
        bound.accept(found);
      }
      return found;
    }

    @Override
    public void removedService(ServiceReference<CloudEndpoint> reference, CloudEndpoint gone) {
      if (endpoint == gone) {
        endpoint = null;
      }
      unbound.accept(gone);
      if (gone instanceof CloudConnectionManager manager) {
        manager.unregisterCloudConnectionListener(EndpointLink.this);
      }
      context.ungetService(reference);
    }
  }
}

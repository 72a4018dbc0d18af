package io.marram.awsiot.internal;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.kura.cloudconnection.CloudConnectionConstants;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Follows the endpoint that a publisher or subscriber is configured with, as it comes and goes. */
final class EndpointTracker {

  private final BundleContext context;
  private final Consumer<AwsIotEndpoint> bound;
  private final Consumer<AwsIotEndpoint> unbound;
  private Tracker tracker;
  private volatile AwsIotEndpoint endpoint;

  /**
   * @param bound told of an endpoint that has come
   * @param unbound told of an endpoint that goes
   */
  EndpointTracker(
      BundleContext context, Consumer<AwsIotEndpoint> bound, Consumer<AwsIotEndpoint> unbound) {
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

  Optional<AwsIotEndpoint> endpoint() {
    return Optional.ofNullable(endpoint);
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

  private final class Tracker extends ServiceTracker<CloudEndpoint, AwsIotEndpoint> {
    Tracker(Filter filter) {
      super(EndpointTracker.this.context, filter, null);
    }

    @Override
    public AwsIotEndpoint addingService(ServiceReference<CloudEndpoint> reference) {
      if (context.getService(reference) instanceof AwsIotEndpoint found) {
        endpoint = found;
        bound.accept(found);
        return found;
      }
      // An endpoint of another kind of connection: only the configuration can lead to it.
      context.ungetService(reference);
      return null;
    }

    @Override
    public void removedService(ServiceReference<CloudEndpoint> reference, AwsIotEndpoint gone) {
      if (endpoint == gone) {
        endpoint = null;
      }
      unbound.accept(gone);
      context.ungetService(reference);
    }
  }
}

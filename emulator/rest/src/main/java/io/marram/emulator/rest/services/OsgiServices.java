package io.marram.emulator.rest.services;

import io.marram.emulator.rest.http.RequestException;
import java.net.URL;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The services of the framework that this bundle runs in. */
public final class OsgiServices implements GatewayServices {
  private final BundleContext context;

  public OsgiServices(BundleContext context) {
    this.context = context;
  }

  /** The framework takes a service back by itself when its bundle or this one stops. */
  @Override
  public <T> Optional<T> find(Class<T> type) {
    ServiceReference<T> reference = context.getServiceReference(type);
    return reference == null
        ? Optional.empty()
        : Optional.ofNullable(context.getService(reference));
  }

  @Override
  public List<Registered> registered(String filter) {
    try {
      ServiceReference<?>[] references =
          context.getAllServiceReferences((String) null, filter.isEmpty() ? null : filter);
      return references == null
          ? List.of()
          : Arrays.stream(references).map(this::registered).toList();
    } catch (InvalidSyntaxException e) {
      throw new RequestException(400, "not a filter: " + e.getMessage());
    }
  }

  private Registered registered(ServiceReference<?> reference) {
    Map<String, Object> properties = new HashMap<>();
    for (String key : reference.getPropertyKeys()) {
      properties.put(key, reference.getProperty(key));
    }
    return new Registered(properties, () -> context.getService(reference));
  }

  @Override
  public List<PlatformBundle> bundles() {
    return Arrays.stream(context.getBundles())
        .map(
            bundle ->
                new PlatformBundle(
                    bundle.getBundleId(),
                    String.valueOf(bundle.getSymbolicName()),
                    bundle.getVersion().toString(),
                    state(bundle.getState())))
        .toList();
  }

  @Override
  public Optional<URL> resource(long bundleId, String path) {
    Bundle bundle = context.getBundle(bundleId);
    return bundle == null ? Optional.empty() : Optional.ofNullable(bundle.getEntry(path));
  }

  @Override
  public String version() {
    return context.getBundle().getVersion().toString();
  }

  @Override
  public String property(String name) {
    String value = context.getProperty(name);
    return value == null ? "" : value;
  }

  private static String state(int state) {
    return switch (state) {
      case Bundle.UNINSTALLED -> "UNINSTALLED";
      case Bundle.INSTALLED -> "INSTALLED";
      case Bundle.RESOLVED -> "RESOLVED";
      case Bundle.STARTING -> "STARTING";
      case Bundle.STOPPING -> "STOPPING";
      default -> "ACTIVE";
    };
  }
}

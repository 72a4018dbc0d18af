package io.marram.emulator.rest;

import io.marram.emulator.rest.http.RequestException;
import io.marram.emulator.rest.services.GatewayServices;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** Services that tests put here. */
public final class FakeServices implements GatewayServices {
  private final Map<Class<?>, Object> services = new HashMap<>();
  private final List<Registered> registered = new ArrayList<>();
  private final Map<String, URL> resources = new HashMap<>();

  public <T> FakeServices with(Class<T> type, T service) {
    services.put(type, service);
    return this;
  }

  /** A service that is found by its properties, of which objectClass comes from the interfaces. */
  public FakeServices register(
      Object service, Map<String, Object> properties, Class<?>... interfaces) {
    Map<String, Object> all = new HashMap<>(properties);
    String[] names = new String[interfaces.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = interfaces[i].getName();
    }
    all.put("objectClass", names);
    registered.add(new Registered(all, () -> service));
    return this;
  }

  public FakeServices withResource(String path, URL url) {
    resources.put(path, url);
    return this;
  }

  @Override
  public <T> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(type.cast(services.get(type)));
  }

  @Override
  public List<Registered> registered(String filter) {
    if (filter.isEmpty()) {
      return List.copyOf(registered);
    }
    try {
      Filter parsed = FrameworkUtil.createFilter(filter);
      return registered.stream().filter(service -> parsed.matches(service.properties())).toList();
    } catch (InvalidSyntaxException e) {
      throw new RequestException(400, e.getMessage());
    }
  }

  @Override
  public List<PlatformBundle> bundles() {
    return List.of(
        new PlatformBundle(0, "org.eclipse.osgi", "3.16.0", "ACTIVE"),
        new PlatformBundle(7, "io.marram.faces", "0.1.0", "INSTALLED"));
  }

  @Override
  public Optional<URL> resource(long bundleId, String path) {
    return Optional.ofNullable(resources.get(bundleId + ":" + path));
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public String property(String name) {
    return name.equals("marram.thing") ? "demo" : "";
  }
}

package io.marram.emulator.rest.services;

import io.marram.emulator.rest.http.RequestException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the REST API needs of the OSGi framework; services come and go while it runs. */
public interface GatewayServices {

  <T> Optional<T> find(Class<T> type);

  /**
   * A service without which a request cannot be answered.
   *
   * @throws RequestException with status 503 while the service is missing
   */
  default <T> T require(Class<T> type) {
    return find(type)
        .orElseThrow(
            () ->
                new RequestException(
                    503, type.getSimpleName() + " is not available on this gateway now"));
  }

  /**
   * All services that match.
   *
   * @param filter in the syntax of OSGi; empty for all
   * @throws RequestException with status 400 when the filter is not valid
   */
  List<Registered> registered(String filter);

  List<PlatformBundle> bundles();

  /** A file of a bundle, empty if there is none. */
  Optional<URL> resource(long bundleId, String path);

  /** Version of this software. */
  String version();

  /** A property of the framework, empty if it is not set. */
  String property(String name);

  /** A service with its properties; the service itself is null once it is gone. */
  record Registered(Map<String, Object> properties, Supplier<Object> service) {
    public Registered {
      properties = Map.copyOf(properties);
    }

    /** The property if it is a text, empty otherwise. */
    public Optional<String> text(String name) {
      return properties.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
  }

  /** A bundle; the state in the words of OSGi. */
  record PlatformBundle(long id, String name, String version, String state) {}
}

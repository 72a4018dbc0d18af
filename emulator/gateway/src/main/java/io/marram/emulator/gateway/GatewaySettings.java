package io.marram.emulator.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a gateway is started with.
 *
 * @param home directory of everything that lasts: OSGi storage, configuration, keys; made when it
 *     is missing
 * @param thing name of the gateway
 * @param packages deployment packages to install, in this order
 * @param platform directory of the bundles that make up the runtime
 * @param properties of the framework, such as {@code marram.http.port}
 */
public record GatewaySettings(
    Path home, String thing, List<Path> packages, Path platform, Map<String, String> properties) {
  public GatewaySettings {
    Objects.requireNonNull(platform, "platform");
    home = home.toAbsolutePath().normalize();
    packages = List.copyOf(packages);
    properties = Map.copyOf(properties);
    if (thing.isBlank()) {
      throw new IllegalArgumentException("thing must not be blank, was \"" + thing + "\"");
    }
  }
}

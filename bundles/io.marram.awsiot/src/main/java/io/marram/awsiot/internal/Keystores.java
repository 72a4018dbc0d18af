package io.marram.awsiot.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.security.keystore.KeystoreService;

/** The gateway's keystores, as they come and go. Safe for several threads. */
final class Keystores {

  private final Map<String, KeystoreService> services = new ConcurrentHashMap<>();

  void add(KeystoreService service, Map<String, ?> properties) {
    services.put(pid(properties), service);
  }

  void remove(KeystoreService service, Map<String, ?> properties) {
    services.remove(pid(properties), service);
  }

  Optional<KeystoreService> find(String pid) {
    return Optional.ofNullable(services.get(pid));
  }

  private static String pid(Map<String, ?> properties) {
    return String.valueOf(properties.get(ConfigurationService.KURA_SERVICE_PID));
  }
}

package io.marram.awsiot.internal;

import io.marram.awsiot.internal.mqtt.ConnectionSettings;
import io.marram.awsiot.internal.mqtt.IdentitySource;
import io.marram.awsiot.internal.mqtt.LastWill;
import io.marram.awsiot.internal.mqtt.PemIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Maps an endpoint's configuration to settings; empty properties come from the environment. */
final class EndpointMapping {

  private static final String THING = "$thing";

  private final UnaryOperator<String> environment;
  private final Keystores keystores;

  /**
   * @param environment the value of an environment variable, or null
   */
  EndpointMapping(UnaryOperator<String> environment, Keystores keystores) {
    this.environment = environment;
    this.keystores = keystores;
  }

  /**
   * @throws IllegalArgumentException if the configuration is not usable; says which property and
   *     why
   */
  EndpointSettings map(AwsIotEndpointConfig config) {
    String endpoint = require("endpoint", config.endpoint(), "IOT_ENDPOINT");
    String thing = require("thing", config.thing(), "IOT_THING_NAME");
    ConnectionSettings connection =
        new ConnectionSettings(
            ConnectionSettings.host(endpoint),
            ConnectionSettings.port(endpoint),
            present(config.client_id()).orElse(thing),
            Duration.ofSeconds(config.keep_alive_seconds()),
            Duration.ofSeconds(config.session_expiry_seconds()),
            will(config, thing));
    return new EndpointSettings(
        thing,
        connection,
        identity(config),
        config.publishes_per_second(),
        config.outbox_megabytes());
  }

  private static Optional<LastWill> will(AwsIotEndpointConfig config, String thing) {
    return present(config.will_topic())
        .map(
            topic ->
                new LastWill(
                    topic.replace(THING, thing),
                    present(config.will_payload()).orElse("").replace(THING, thing),
                    config.will_qos(),
                    config.will_retain()));
  }

  private IdentitySource identity(AwsIotEndpointConfig config) {
    Optional<String> keystore = present(config.keystore_service());
    if (keystore.isPresent()) {
      return new KeystoreIdentity(
          keystores, keystore.get(), present(config.keystore_alias()).orElse(""));
    }
    return new PemIdentity(
        find(config.ca_file(), "IOT_CA_PATH").map(Path::of),
        Path.of(require("certificate.file", config.certificate_file(), "IOT_CERT_PATH")),
        Path.of(require("key.file", config.key_file(), "IOT_KEY_PATH")));
  }

  private String require(String property, String value, String variable) {
    return find(value, variable)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is empty, and so is the environment variable %s"
                        .formatted(property, variable)));
  }

  private Optional<String> find(String value, String variable) {
    return present(value).or(() -> present(environment.apply(variable)));
  }

  private static Optional<String> present(String value) {
    return Optional.ofNullable(value).map(String::trim).filter(text -> !text.isEmpty());
  }
}

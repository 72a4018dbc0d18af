package io.marram.camera.internal;

import io.marram.camera.BrokerAddress;
import io.marram.camera.BrokerIdentity;
import io.marram.camera.Confirmation;
import io.marram.camera.MqttCameraSettings;
import io.marram.camera.source.CameraProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Maps an MQTT camera's configuration to settings; empty properties come from the environment. */
final class MqttCameraMapping {

  private final UnaryOperator<String> environment;
  private final UnaryOperator<String> decryption;

  /**
   * @param environment the value of an environment variable, or null
   * @param decryption the clear text of a password property
   */
  MqttCameraMapping(UnaryOperator<String> environment, UnaryOperator<String> decryption) {
    this.environment = environment;
    this.decryption = decryption;
  }

  /**
   * @throws IllegalArgumentException if the configuration is not usable; says which property and
   *     why
   */
  MqttCameraSettings map(MqttCameraConfig config) {
    return new MqttCameraSettings(
        BrokerAddress.parse(
            require("broker.url", config.broker_url(), "IOT_ENDPOINT"), config.allow_plain()),
        new BrokerIdentity(
            require("client.id", config.client_id(), "IOT_THING_NAME"),
            find(config.ca_file(), "IOT_CA_PATH").map(Path::of),
            find(config.certificate_file(), "IOT_CERT_PATH").map(Path::of),
            find(config.key_file(), "IOT_KEY_PATH").map(Path::of),
            CameraProperties.present(config.user_name()),
            CameraProperties.present(config.password())
                .map(decryption)
                .filter(clear -> !clear.isEmpty())),
        split(require("topics", config.topics(), "IOT_TOPIC")),
        Duration.ofSeconds(config.session_expiry_seconds()),
        config.frames_in_flight(),
        config.largest_payload_bytes(),
        Confirmation.of(config.confirm()));
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
    return CameraProperties.present(value)
        .or(() -> CameraProperties.present(environment.apply(variable)));
  }

  private static List<String> split(String topics) {
    return Arrays.stream(topics.split(",")).map(String::trim).filter(t -> !t.isEmpty()).toList();
  }
}

package io.marram.camera.internal;

import io.marram.camera.live.CameraAddress;
import io.marram.camera.live.Credentials;
import io.marram.camera.live.HttpCameraSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Maps an HTTP camera's configuration to settings. */
final class HttpCameraMapping {

  private final UnaryOperator<String> decryption;

  /**
   * @param decryption the clear text of a password property
   */
  HttpCameraMapping(UnaryOperator<String> decryption) {
    this.decryption = decryption;
  }

  /**
   * @throws IllegalArgumentException if the configuration is not usable; says which property and
   *     why
   */
  HttpCameraSettings map(HttpCameraConfig config) {
    return new HttpCameraSettings(
        LiveMapping.map(config),
        CameraAddress.parse(config.url(), config.allow_plain()),
        credentials(config),
        present(config.ca_file()).map(Path::of),
        Duration.ofMillis(config.snapshot_interval_milliseconds()));
  }

  private Optional<Credentials> credentials(HttpCameraConfig config) {
    Optional<String> user = present(config.user_name());
    String password = present(config.password()).map(decryption).orElse("");
    return user.isEmpty() && password.isEmpty()
        ? Optional.empty()
        : Optional.of(new Credentials(user.orElse(""), password));
  }

  private static Optional<String> present(String value) {
    return Optional.ofNullable(value).map(String::trim).filter(text -> !text.isEmpty());
  }
}

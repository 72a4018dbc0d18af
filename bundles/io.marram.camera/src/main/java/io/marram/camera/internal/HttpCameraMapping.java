package io.marram.camera.internal;

import io.marram.camera.live.CameraAddress;
import io.marram.camera.live.HttpCameraSettings;
import io.marram.camera.live.LiveSettings;
import io.marram.camera.live.PictureTreatment;
import io.marram.camera.source.CameraProperties;
import java.nio.file.Path;
import java.time.Duration;
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
        new LiveSettings(
            config.source_name().trim(),
            config.frames_per_second(),
            Duration.ofSeconds(config.silence_seconds()),
            config.largest_picture_bytes(),
            PictureTreatment.parse(config.rotation(), config.crop(), config.private_areas())),
        CameraAddress.parse(config.url(), config.allow_plain()),
        CameraProperties.credentials(config.user_name(), config.password(), decryption),
        CameraProperties.present(config.ca_file()).map(Path::of),
        Duration.ofMillis(config.snapshot_interval_milliseconds()));
  }
}

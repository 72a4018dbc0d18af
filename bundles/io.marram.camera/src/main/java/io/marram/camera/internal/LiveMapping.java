package io.marram.camera.internal;

import io.marram.camera.live.LiveSettings;
import io.marram.camera.live.PictureTreatment;
import java.time.Duration;

/** Maps what the configurations of all live cameras have in common. */
final class LiveMapping {

  private LiveMapping() {}

  /**
   * @throws IllegalArgumentException if it is not usable; says which property and why
   */
  static LiveSettings map(ProcessCameraConfig config) {
    return new LiveSettings(
        config.source_name().trim(),
        config.frames_per_second(),
        Duration.ofSeconds(config.silence_seconds()),
        config.largest_picture_bytes(),
        PictureTreatment.parse(config.rotation(), config.crop(), config.private_areas()));
  }

  /**
   * @throws IllegalArgumentException if it is not usable; says which property and why
   */
  static LiveSettings map(HttpCameraConfig config) {
    return new LiveSettings(
        config.source_name().trim(),
        config.frames_per_second(),
        Duration.ofSeconds(config.silence_seconds()),
        config.largest_picture_bytes(),
        PictureTreatment.parse(config.rotation(), config.crop(), config.private_areas()));
  }
}

package io.marram.camera.ffmpeg.internal;

import io.marram.camera.ffmpeg.Playback;
import io.marram.camera.ffmpeg.VideoAddress;
import io.marram.camera.ffmpeg.VideoCameraSettings;
import io.marram.camera.live.LiveSettings;
import io.marram.camera.live.PictureTreatment;
import io.marram.camera.source.CameraProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Maps a camera's configuration to settings. */
final class VideoCameraMapping {

  /** Images are encoded here, so that none is too large. */
  private static final int LARGEST_PICTURE = 1 << 26;

  private final UnaryOperator<String> decryption;

  /**
   * @param decryption the clear text of a password property
   */
  VideoCameraMapping(UnaryOperator<String> decryption) {
    this.decryption = decryption;
  }

  /**
   * @throws IllegalArgumentException if the configuration is not usable; says which property and
   *     why
   */
  VideoCameraSettings map(VideoCameraConfig config) {
    return new VideoCameraSettings(
        new LiveSettings(
            config.source_name().trim(),
            config.frames_per_second(),
            Duration.ofSeconds(config.silence_seconds()),
            LARGEST_PICTURE,
            PictureTreatment.parse(config.rotation(), config.crop(), config.private_areas())),
        VideoAddress.parse(config.url(), config.allow_plain()),
        CameraProperties.credentials(config.user_name(), config.password(), decryption),
        CameraProperties.present(config.ca_file()).map(Path::of),
        config.transport(),
        Playback.parse(config.speed(), config.loop()),
        config.device_size().strip(),
        config.probe_ports());
  }
}

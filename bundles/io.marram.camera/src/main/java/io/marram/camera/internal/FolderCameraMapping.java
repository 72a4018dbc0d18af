package io.marram.camera.internal;

import io.marram.camera.Confirmation;
import io.marram.camera.FolderCameraSettings;
import io.marram.camera.FolderCameraSettings.Afterwards;
import io.marram.camera.FolderCameraSettings.Order;
import java.nio.file.Path;
import java.time.Duration;

/** Maps a folder camera's configuration to settings. */
final class FolderCameraMapping {

  private FolderCameraMapping() {}

  /**
   * @throws IllegalArgumentException if the configuration is not usable; says which property and
   *     why
   */
  static FolderCameraSettings map(FolderCameraConfig config) {
    if (config.folder().isBlank()) {
      throw new IllegalArgumentException("folder is empty: name the folder to watch");
    }
    Path folder = Path.of(config.folder().trim()).normalize();
    return new FolderCameraSettings(
        folder,
        sourceName(config, folder),
        Duration.ofMillis(config.interval_milliseconds()),
        Order.of(config.order()),
        Afterwards.of(config.afterwards()),
        config.loop(),
        config.largest_picture_bytes(),
        Confirmation.of(config.confirm()));
  }

  private static String sourceName(FolderCameraConfig config, Path folder) {
    if (!config.source_name().isBlank()) {
      return config.source_name().trim();
    }
    return folder.getFileName() == null ? "" : folder.getFileName().toString();
  }
}

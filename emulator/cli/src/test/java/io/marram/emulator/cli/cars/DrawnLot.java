package io.marram.emulator.cli.cars;

import io.marram.camera.ffmpeg.VideoException;
import io.marram.camera.ffmpeg.VideoWriter;
import io.marram.cars.area.AreaText;
import io.marram.cars.area.Areas;
import io.marram.emulator.devices.parking.ParkingLot;
import io.marram.emulator.devices.parking.ParkingScene;
import io.marram.emulator.devices.parking.ParkingSettings;
import io.marram.emulator.devices.parking.ParkingTruth;
import io.marram.emulator.devices.parking.render.LotView;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A moment on the drawn parking lot when no car drives. */
final class DrawnLot {

  private static final long NOON_MILLIS = 12 * 3_600_000L;
  private static final long MINUTE_MILLIS = 60_000;

  final String areasText = ParkingLot.areas(LotView.MAST);
  final Areas areas = AreaText.parse(areasText);
  final RgbImage picture;
  final ParkingTruth truth;

  DrawnLot() {
    ParkingScene scene = new ParkingScene(ParkingSettings.ordinary(1, 1), LotView.MAST);
    long time = NOON_MILLIS;
    while (scene.truth(time).driving()) {
      time += MINUTE_MILLIS;
    }
    picture = scene.picture(time);
    truth = scene.truth(time);
  }

  Path writeJpeg(Path file) {
    return write(file, new JpegEncoder().encode(picture, 0.9f));
  }

  Path writeAreas(Path file) {
    return write(file, areasText.getBytes(StandardCharsets.UTF_8));
  }

  /** A video of the same picture again and again, ten a second. */
  Path writeVideo(Path file, int pictures) throws VideoException {
    try (VideoWriter writer = new VideoWriter(file, 640, 360, 10)) {
      for (int i = 0; i < pictures; i++) {
        writer.write(picture, 100L * i);
      }
    }
    return file;
  }

  private static Path write(Path file, byte[] content) {
    try {
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.marram.cars.picture;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.StallState;
import io.marram.cars.track.Track;
import io.marram.vision.image.RgbImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Pictures and what was counted in them. */
final class Counted {

  static final long TIME = 1_366_009_500_000L;

  private Counted() {}

  static RgbImage noise(int width, int height, long seed) {
    byte[] rgb = new byte[3 * width * height];
    new Random(seed).nextBytes(rgb);
    return new RgbImage(width, height, rgb);
  }

  static RgbImage grey(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    Arrays.fill(rgb, (byte) 128);
    return new RgbImage(width, height, rgb);
  }

  static CountedPicture of(RgbImage picture, Detection... found) {
    return of(picture, List.of(), List.of(), found);
  }

  static CountedPicture of(
      RgbImage picture, List<Track> tracks, List<StallState> stalls, Detection... found) {
    CountReport report =
        new CountReport(
            TIME, TIME, true, found.length, List.of(), stalls, List.of(), List.of(), tracks);
    return new CountedPicture(
        picture, "yard", new Detections(TIME, List.of(found)), report, Optional.empty());
  }
}

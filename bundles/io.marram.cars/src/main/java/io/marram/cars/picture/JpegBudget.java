package io.marram.cars.picture;

import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.RgbImage;
import java.util.Optional;

/** Encodes a picture as well as its bytes allow; few attempts, since each costs time. */
final class JpegBudget {

  private static final float[] QUALITIES = {0.85f, 0.75f, 0.6f, 0.45f};

  /** About how large a file is beside that of the best quality. */
  private static final double[] SIZES = {1, 0.7, 0.53, 0.43};

  /** Beside the best quality's file; a little less than the lowest quality needs. */
  private static final double WANTED = 0.7;

  private static final double SMALLER = 0.9;

  private final int mostBytes;
  private final JpegEncoder encoder = new JpegEncoder();
  private int bestBytes;

  JpegBudget(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** A file with the best of some qualities; empty if the picture is too large for any. */
  Optional<byte[]> encode(RgbImage picture) {
    byte[] best = encoder.encode(picture, QUALITIES[0]);
    bestBytes = best.length;
    if (best.length <= mostBytes) {
      return Optional.of(best);
    }
    for (int i = 1; i < QUALITIES.length; i++) {
      if (SIZES[i] * best.length <= mostBytes) {
        byte[] jpeg = encoder.encode(picture, QUALITIES[i]);
        if (jpeg.length <= mostBytes) {
          return Optional.of(jpeg);
        }
      }
    }
    return Optional.empty();
  }

  /** With sides of about which length the last picture, which was too large, will do. */
  int smaller(int side) {
    double fitting = Math.sqrt(mostBytes / (WANTED * bestBytes));
    return (int) (side * Math.min(SMALLER, fitting));
  }
}

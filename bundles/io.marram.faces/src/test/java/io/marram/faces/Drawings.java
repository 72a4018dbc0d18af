package io.marram.faces;

import io.marram.vision.image.RgbImage;
import java.util.Random;

/** Pictures drawn for tests. */
public final class Drawings {

  private Drawings() {}

  /** Random pixels, the same for the same seed. */
  public static RgbImage noise(int width, int height, long seed) {
    byte[] rgb = new byte[3 * width * height];
    new Random(seed).nextBytes(rgb);
    return new RgbImage(width, height, rgb);
  }

  /** White squares of one size on black; places are x and y of their corners in turn. */
  public static RgbImage squares(int width, int height, int side, int... places) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < places.length; i += 2) {
      for (int y = Math.max(0, places[i + 1]); y < Math.min(height, places[i + 1] + side); y++) {
        for (int x = Math.max(0, places[i]); x < Math.min(width, places[i] + side); x++) {
          for (int channel = 0; channel < 3; channel++) {
            rgb[3 * (y * width + x) + channel] = (byte) 255;
          }
        }
      }
    }
    return new RgbImage(width, height, rgb);
  }
}

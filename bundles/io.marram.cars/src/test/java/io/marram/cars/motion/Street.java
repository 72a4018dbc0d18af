package io.marram.cars.motion;

import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import java.util.Random;

/** A noisy grey street from above, with a patterned car on it. */
public final class Street {

  private static final double SIZE = 0.1;

  private final Random noise = new Random(7);

  /** The box of a car by its middle. */
  public static Box car(double x, double y) {
    return new Box(
        (float) Math.max(0, x - SIZE / 2),
        (float) Math.max(0, y - SIZE / 2),
        (float) (x + SIZE / 2),
        (float) (y + SIZE / 2));
  }

  /** A picture of it, with a car by its middle. */
  public RgbImage with(double x, double y, int width) {
    int height = width * 3 / 4;
    byte[] rgb = new byte[3 * width * height];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double across = ((column + 0.5) / width - x) / SIZE;
        double along = ((row + 0.5) / height - y) / SIZE;
        boolean onCar = Math.abs(across) < 0.5 && Math.abs(along) < 0.5;
        double street = 100 + 20 * Math.sin(40.0 * column / width) * Math.sin(30.0 * row / height);
        double grey = onCar ? 160 + 60 * Math.cos(9 * along) + 20 * across : street;
        byte value = (byte) (grey + 2 * noise.nextGaussian());
        int at = 3 * (row * width + column);
        rgb[at] = value;
        rgb[at + 1] = value;
        rgb[at + 2] = value;
      }
    }
    return new RgbImage(width, height, rgb);
  }
}

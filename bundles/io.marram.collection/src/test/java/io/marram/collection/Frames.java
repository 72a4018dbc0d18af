package io.marram.collection;

import io.marram.vision.geometry.Box;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.RgbImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Frames as cameras and detectors send them. */
public final class Frames {

  public static final long TIME = 1_795_293_181_123L;

  private Frames() {}

  /** A grey picture with a white square at a place. */
  public static byte[] square(int x, int background) {
    byte[] rgb = new byte[3 * 320 * 180];
    Arrays.fill(rgb, (byte) background);
    for (int row = 60; row < 120; row++) {
      Arrays.fill(rgb, 3 * (row * 320 + x), 3 * (row * 320 + x + 60), (byte) 255);
    }
    return new JpegEncoder().encode(new RgbImage(320, 180, rgb), 0.9f);
  }

  /** A picture of one grey. */
  public static byte[] even(int grey) {
    byte[] rgb = new byte[3 * 320 * 180];
    Arrays.fill(rgb, (byte) grey);
    return new JpegEncoder().encode(new RgbImage(320, 180, rgb), 0.9f);
  }

  /** A picture of which nothing can be compressed. */
  public static byte[] noise(int width, int height, long seed) {
    byte[] rgb = new byte[3 * width * height];
    new Random(seed).nextBytes(rgb);
    return new JpegEncoder().encode(new RgbImage(width, height, rgb), 0.95f);
  }

  public static CollectedFrame frame(String id, byte[] picture, double... scores) {
    return at(id, "yard", TIME, picture, scores);
  }

  public static CollectedFrame at(
      String id, String source, long timeMillis, byte[] picture, double... scores) {
    List<FrameLabel> labels =
        Arrays.stream(scores)
            .mapToObj(score -> new FrameLabel("car", new Box(10, 20, 110, 70), score))
            .toList();
    return new CollectedFrame(id, source, timeMillis, picture, labels);
  }
}

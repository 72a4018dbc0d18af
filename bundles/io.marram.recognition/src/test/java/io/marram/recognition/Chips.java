package io.marram.recognition;

import io.marram.contract.FaceCrop;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.RgbImage;
import java.util.Random;

/** Faces as detectors cut them out, but drawn at random: the hardest to compress. */
public final class Chips {

  private static final int SIDE = 192;

  private Chips() {}

  /**
   * @param index also the seed of its content
   * @param boxSide how large the face was in its frame, in pixels
   */
  public static FaceCrop noise(int index, float boxSide) {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    new Random(index).nextBytes(rgb);
    byte[] jpeg = new JpegEncoder().encode(new RgbImage(SIDE, SIDE, rgb), 0.95f);
    return new FaceCrop(index, jpeg, new Box(0, 0, boxSide, boxSide), null, 0.99);
  }
}

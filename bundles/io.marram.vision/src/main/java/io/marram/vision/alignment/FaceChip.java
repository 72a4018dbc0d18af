package io.marram.vision.alignment;

import io.marram.vision.geometry.Landmarks;
import io.marram.vision.image.RgbImage;

/**
 * The upright, square cut-out of a face that travels from the gateway to the cloud. The cloud gets
 * the landmarks in the frame with it, repeats the same arithmetic, and so knows where the points
 * lie in the chip without their being sent.
 */
public final class FaceChip {

  /** Width and height of a chip, in pixels. */
  public static final int SIZE = FaceTemplate.CHIP.size();

  private static final FaceAligner ALIGNER = new FaceAligner(FaceTemplate.CHIP);

  private FaceChip() {}

  /**
   * Cuts the chip of one face.
   *
   * @throws IllegalArgumentException if the points coincide
   */
  public static RgbImage cut(RgbImage frame, Landmarks inFrame) {
    return ALIGNER.align(frame, inFrame);
  }

  /**
   * Where the face's own points lie in its chip: near the template's, as no face has exactly the
   * template's shape.
   *
   * @throws IllegalArgumentException if the points coincide
   */
  public static Landmarks landmarksInChip(Landmarks inFrame) {
    return ALIGNER.toPicture(inFrame).inverse().apply(inFrame);
  }
}

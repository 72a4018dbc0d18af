package io.marram.vision.alignment;

import io.marram.vision.geometry.Landmarks;
import io.marram.vision.geometry.SimilarityTransform;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;

/**
 * Cuts a face out of a picture so that its five points lie where a template wants them: turned,
 * scaled and shifted, never sheared or mirrored. Beyond the picture's edge its last pixels go on.
 * Keeps nothing; may be used by several threads.
 */
public final class FaceAligner {

  private final FaceTemplate template;

  public FaceAligner(FaceTemplate template) {
    this.template = template;
  }

  /**
   * The transform from the template's square to the picture.
   *
   * @throws IllegalArgumentException if the points coincide
   */
  public SimilarityTransform toPicture(Landmarks inPicture) {
    return SimilarityTransform.leastSquares(template.landmarks(), inPicture);
  }

  /**
   * The upright square as a picture.
   *
   * @throws IllegalArgumentException if the points coincide
   */
  public RgbImage align(RgbImage picture, Landmarks inPicture) {
    float[] values = warp(picture, inPicture);
    byte[] rgb = new byte[values.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (values[i] + 0.5f);
    }
    return new RgbImage(template.size(), template.size(), rgb);
  }

  /**
   * The upright square as a network's input: [1, size, size, 3], RGB, 0 to 255, not rounded.
   *
   * @throws IllegalArgumentException if the points coincide
   */
  public FloatTensor alignToTensor(RgbImage picture, Landmarks inPicture) {
    int size = template.size();
    return new FloatTensor(new int[] {1, size, size, 3}, warp(picture, inPicture));
  }

  private float[] warp(RgbImage picture, Landmarks inPicture) {
    return new SimilarityWarp(picture).warp(toPicture(inPicture), template.size());
  }
}

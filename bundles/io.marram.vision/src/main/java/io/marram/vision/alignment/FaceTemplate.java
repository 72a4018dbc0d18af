package io.marram.vision.alignment;

import io.marram.vision.geometry.Landmarks;

/**
 * Where the five points of a face belong in an upright square cut-out. Coordinates count pixel
 * centres: 0 is the middle of the first pixel.
 *
 * @param size width and height of the square, in pixels, at least 1
 * @param landmarks where the points go
 */
public record FaceTemplate(int size, Landmarks landmarks) {

  /** The 112 px template of ArcFace, which MobileFaceNet was trained with. */
  public static final FaceTemplate ARCFACE_112 =
      new FaceTemplate(
          112,
          Landmarks.of(
              38.2946f, 51.6963f, 73.5318f, 51.5014f, 56.0252f, 71.7366f, 41.5493f, 92.3655f,
              70.7299f, 92.2041f));

  /** The chip of dlib's face recognition network: 150 px with a padding of a quarter. */
  public static final FaceTemplate DLIB_150 = dlib(150, 0.25);

  /**
   * The square that travels from gateway to cloud: shape as ArcFace's, wide enough (3.6 eye
   * distances) to hold both crops above whole, whatever network the cloud uses.
   */
  public static final FaceTemplate CHIP = chip(192, 3.6);

  public FaceTemplate {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1, was " + size);
    }
  }

  private static FaceTemplate dlib(int size, double padding) {
    // dlib's mean face shape, on a square of side 1.
    double[] unit = {
      .22549, .21599, .75476, .21599, .490127, .515625, .254149, .780233, .726104, .780233
    };
    float[] xy = new float[unit.length];
    for (int i = 0; i < unit.length; i++) {
      xy[i] = (float) ((unit[i] + padding) / (2 * padding + 1) * size - 0.5);
    }
    return new FaceTemplate(size, Landmarks.of(xy));
  }

  private static FaceTemplate chip(int size, double eyeDistances) {
    Landmarks arcFace = ARCFACE_112.landmarks();
    double scale = size / eyeDistances / arcFace.eyeDistance();
    // The middle of the span that ArcFace (above the eyes) and dlib (below the chin) need.
    double centreX = (arcFace.leftEye().x() + arcFace.rightEye().x()) / 2;
    double centreY = arcFace.leftEye().y() + 0.245 * arcFace.eyeDistance();
    double middle = (size - 1) / 2.0;
    float[] xy = arcFace.xy();
    for (int i = 0; i < xy.length; i += 2) {
      xy[i] = (float) ((xy[i] - centreX) * scale + middle);
      xy[i + 1] = (float) ((xy[i + 1] - centreY) * scale + middle);
    }
    return new FaceTemplate(size, Landmarks.of(xy));
  }
}

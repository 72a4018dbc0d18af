package io.marram.faces.internal;

import io.marram.faces.MtcnnSettings;

/**
 * How a face detector works.
 *
 * @param search how thoroughly faces are looked for
 * @param models the networks' names in the inference engine
 * @param largestPictureMegapixels larger pictures are refused, 1 to 200
 * @param chipQuality JPEG quality of the cut-outs, 0 to 1
 */
record FaceDetectorSettings(
    MtcnnSettings search, ModelNames models, int largestPictureMegapixels, float chipQuality) {

  private static final int MOST_MEGAPIXELS = 200;

  FaceDetectorSettings {
    if (largestPictureMegapixels < 1 || largestPictureMegapixels > MOST_MEGAPIXELS) {
      throw new IllegalArgumentException(
          "largestPictureMegapixels must be from 1 to "
              + MOST_MEGAPIXELS
              + ", was "
              + largestPictureMegapixels);
    }
    if (!(chipQuality >= 0 && chipQuality <= 1)) {
      throw new IllegalArgumentException("chipQuality must be from 0 to 1, was " + chipQuality);
    }
  }

  long largestPicturePixels() {
    return largestPictureMegapixels * 1_000_000L;
  }
}

package io.marram.cars.detect;

import io.marram.vision.tensor.FloatTensor;

/** Several numbers for each place of a picture: [1, height, width, n] or [1, n, height, width]. */
final class FeatureMap {

  private final float[] values;
  private final int width;
  private final int height;
  private final int placeStep;
  private final int channelStep;

  /**
   * @param tensor one that {@link #fits}
   */
  FeatureMap(FloatTensor tensor, int channels) {
    values = tensor.values();
    boolean last = tensor.dimension(3) == channels;
    height = tensor.dimension(last ? 1 : 2);
    width = tensor.dimension(last ? 2 : 3);
    placeStep = last ? channels : 1;
    channelStep = last ? 1 : width * height;
  }

  static boolean fits(FloatTensor tensor, int channels) {
    return tensor.rank() == 4
        && tensor.dimension(0) == 1
        && tensor.values().length > 0
        && (tensor.dimension(3) == channels || tensor.dimension(1) == channels);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  float get(int x, int y, int channel) {
    return values[(y * width + x) * placeStep + channel * channelStep];
  }
}

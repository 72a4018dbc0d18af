package io.marram.cars.detect;

import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Networks made by hand, which answer what a test says. */
final class FakeNetworks {

  /** Any height and width. */
  static final int[] FREE = {1, -1, -1, 3};

  private FakeNetworks() {}

  static FloatTensor tensor(float[] values, int... shape) {
    return new FloatTensor(shape, values);
  }

  /** A model of some kind with the labels car, person and dog. */
  static DetectorModel model(String kind, int... inputShape) {
    return model(Map.of("detector", kind, "labels", "car,person,dog"), inputShape);
  }

  static DetectorModel model(Map<String, String> parameters, int... inputShape) {
    return DetectorModel.of("test", parameters, inputShape);
  }

  static RgbImage grey(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    Arrays.fill(rgb, (byte) 128);
    return new RgbImage(width, height, rgb);
  }

  /** A grey picture with a white rectangle. */
  static RgbImage rectangle(int width, int height, int left, int top, int right, int bottom) {
    RgbImage picture = grey(width, height);
    for (int y = top; y < bottom; y++) {
      Arrays.fill(picture.rgb(), 3 * (y * width + left), 3 * (y * width + right), (byte) 255);
    }
    return picture;
  }

  /**
   * A CenterNet that finds the box around everything that is brighter than grey, as a car, from an
   * input [1, height, width, 3].
   */
  static final class Brightest implements Network {

    final List<int[]> shapes = new ArrayList<>();

    @Override
    public List<FloatTensor> run(FloatTensor input) {
      shapes.add(input.shape().clone());
      int height = input.dimension(1);
      int width = input.dimension(2);
      int left = width;
      int top = height;
      int right = -1;
      int bottom = -1;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          if (input.values()[3 * (y * width + x)] > 190) {
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x + 1);
            bottom = Math.max(bottom, y + 1);
          }
        }
      }
      int columns = width / 4;
      int rows = height / 4;
      float[] scores = new float[columns * rows * 3];
      float[] sides = new float[columns * rows * 4];
      if (right > 0) {
        int x = (left + right) / 8;
        int y = (top + bottom) / 8;
        scores[3 * (y * columns + x)] = 0.8f;
        float[] box = {4 * x - left, 4 * y - top, right - 4 * x, bottom - 4 * y};
        System.arraycopy(box, 0, sides, 4 * (y * columns + x), 4);
      }
      return List.of(tensor(sides, 1, rows, columns, 4), tensor(scores, 1, rows, columns, 3));
    }
  }
}

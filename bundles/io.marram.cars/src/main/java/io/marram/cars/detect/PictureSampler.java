package io.marram.cars.detect;

import io.marram.vision.image.ResampleWeights;
import io.marram.vision.image.ResizedRows;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import java.util.Arrays;

/**
 * Makes a network's input of a part of a picture: resized, put in its place, normalized. One
 * picture at a time; the tensor is filled again for the next.
 */
final class PictureSampler {

  /** The grey around a picture that does not fill the input, as YOLO was trained with. */
  private static final float MARGIN = 114;

  private final Normalization normalization;
  private float[] values = new float[0];

  PictureSampler(Normalization normalization) {
    this.normalization = normalization;
  }

  /**
   * @param shape of the input, with no free extent
   * @return valid until the next call
   */
  FloatTensor sample(RgbImage picture, Placement placement, InputShape shape) {
    int pixels = shape.width() * shape.height();
    if (values.length != 3 * pixels) {
      values = new float[3 * pixels];
    }
    int pixelStep = shape.channelsFirst() ? 1 : 3;
    int channelStep = shape.channelsFirst() ? pixels : 1;
    if (placement.width() < shape.width() || placement.height() < shape.height()) {
      fillMargin(pixels, pixelStep, channelStep);
    }
    float[] row = new float[3 * placement.width()];
    Region region = placement.region();
    ResizedRows rows =
        new ResizedRows(
            picture,
            ResampleWeights.triangle(region.left(), region.width(), placement.width()),
            ResampleWeights.triangle(region.top(), region.height(), placement.height()));
    for (int y = 0; y < placement.height(); y++) {
      rows.next(row);
      int to = ((placement.top() + y) * shape.width() + placement.left()) * pixelStep;
      for (int channel = 0; channel < 3; channel++) {
        float scale = normalization.scale().get(channel);
        float shift = -normalization.mean().get(channel) * scale;
        int place = to + normalization.place(channel) * channelStep;
        for (int from = channel; from < row.length; from += 3, place += pixelStep) {
          values[place] = row[from] * scale + shift;
        }
      }
    }
    return new FloatTensor(shape.dimensions(), values);
  }

  private void fillMargin(int pixels, int pixelStep, int channelStep) {
    for (int channel = 0; channel < 3; channel++) {
      float margin = normalization.apply(MARGIN, channel);
      int place = normalization.place(channel);
      if (pixelStep == 1) {
        Arrays.fill(values, place * pixels, (place + 1) * pixels, margin);
      } else {
        for (int i = place * channelStep; i < values.length; i += pixelStep) {
          values[i] = margin;
        }
      }
    }
  }
}

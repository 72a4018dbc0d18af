package io.marram.cars.impulse;

import io.marram.vision.image.ResampleWeights;
import io.marram.vision.image.ResizedRows;
import io.marram.vision.image.RgbImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A picture as a model takes it: one number a pixel, row by row, {@code red << 16 | green << 8 |
 * blue}. A grey model takes the brightness three times.
 *
 * @param values 0 to 0xffffff, which a 32-bit float holds exactly
 */
record Features(int[] values) {

  /** What a model sees of a picture. */
  static Features of(RgbImage picture, PictureFit fit, ImpulseModel model) {
    PictureFit.Rectangle from = fit.from();
    PictureFit.Rectangle to = fit.to();
    ResizedRows rows =
        new ResizedRows(
            picture,
            ResampleWeights.area(from.x(), from.width(), to.width()),
            ResampleWeights.area(from.y(), from.height(), to.height()));
    float[] row = new float[3 * to.width()];
    int[] values = new int[model.width() * model.height()];
    for (int y = 0; y < to.height(); y++) {
      rows.next(row);
      int target = (to.y() + y) * model.width() + to.x();
      for (int at = 0; at < row.length; at += 3) {
        int red = whole(row[at]);
        int green = whole(row[at + 1]);
        int blue = whole(row[at + 2]);
        values[target++] =
            model.grey() ? brightness(red, green, blue) * 0x010101 : red << 16 | green << 8 | blue;
      }
    }
    return new Features(values);
  }

  /** What a model sees of a black picture. */
  static Features black(ImpulseModel model) {
    return new Features(new int[model.width() * model.height()]);
  }

  private static int whole(float sample) {
    return Math.min(255, Math.round(sample));
  }

  /** ITU-R BT.601, as in JPEG. */
  private static int brightness(int red, int green, int blue) {
    return (299 * red + 587 * green + 114 * blue + 500) / 1000;
  }

  int count() {
    return values.length;
  }

  /** As 32-bit floats in the machine's own order. */
  ByteBuffer asFloats() {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.nativeOrder());
    for (int value : values) {
      bytes.putFloat(value);
    }
    return bytes.flip();
  }

  /** As the numbers of a JSON array, without its brackets. */
  String asText() {
    StringBuilder text = new StringBuilder(9 * values.length);
    for (int value : values) {
      text.append(value).append(',');
    }
    text.setLength(text.length() - 1);
    return text.toString();
  }
}

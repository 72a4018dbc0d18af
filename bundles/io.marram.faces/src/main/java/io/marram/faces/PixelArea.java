package io.marram.faces;

import io.marram.vision.image.RgbImage;

/**
 * The pixels of a picture that lie in a box. MTCNN counts pixels from 1 and includes the last: a
 * box from 1 to 5 covers five pixels. What reaches beyond the picture is cut off.
 *
 * @param left first column, from 0
 * @param top first row, from 0
 * @param right one after the last column
 * @param bottom one after the last row
 */
record PixelArea(int left, int top, int right, int bottom) {

  /** The area of the box whose corners start at {@code at}. */
  static PixelArea of(float[] corners, int at, RgbImage picture) {
    return new PixelArea(
        Math.max(1, (int) corners[at]) - 1,
        Math.max(1, (int) corners[at + 1]) - 1,
        Math.min(picture.width(), (int) corners[at + 2]),
        Math.min(picture.height(), (int) corners[at + 3]));
  }

  boolean isEmpty() {
    return right <= left || bottom <= top;
  }

  /** Resizes the area to a square of {@code side} pixels, scaled for the networks. */
  void resize(RgbImage picture, int side, float[] values, int offset) {
    AreaWindows columns = new AreaWindows(right - left, side);
    AreaWindows rows = new AreaWindows(bottom - top, side);
    byte[] rgb = picture.rgb();
    int to = offset;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++, to += 3) {
        int pixels = columns.end(x) - columns.start(x);
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int row = top + rows.start(y); row < top + rows.end(y); row++) {
          int from = 3 * (row * picture.width() + left + columns.start(x));
          for (int end = from + 3 * pixels; from < end; from += 3) {
            red += rgb[from] & 0xff;
            green += rgb[from + 1] & 0xff;
            blue += rgb[from + 2] & 0xff;
          }
        }
        float weight = 1f / (pixels * (rows.end(y) - rows.start(y)));
        values[to] = PixelScale.of(red * weight);
        values[to + 1] = PixelScale.of(green * weight);
        values[to + 2] = PixelScale.of(blue * weight);
      }
    }
  }
}

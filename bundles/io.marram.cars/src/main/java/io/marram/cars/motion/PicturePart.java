package io.marram.cars.motion;

import io.marram.vision.geometry.Box;

/**
 * A rectangle of pixels within a picture.
 *
 * @param left the first column
 * @param top the first row
 * @param right the column behind it
 * @param bottom the row below it
 * @param step of every so many rows and columns one is looked at
 */
record PicturePart(int left, int top, int right, int bottom, int step) {

  /** Less tells too little. */
  private static final int SMALLEST_SIDE = 6;

  /** About so many pixels of a large box tell enough. */
  private static final int MOST_PIXELS = 400;

  /** What of a box, in fractions of a picture, lies in that picture. */
  static PicturePart of(Box box, GreyPicture picture) {
    int width = Math.max(SMALLEST_SIDE, Math.round(box.width() * picture.width()));
    int height = Math.max(SMALLEST_SIDE, Math.round(box.height() * picture.height()));
    int left = Math.round((box.left() + box.right()) / 2 * picture.width()) - width / 2;
    int top = Math.round((box.top() + box.bottom()) / 2 * picture.height()) - height / 2;
    return new PicturePart(
        Math.max(0, left),
        Math.max(0, top),
        Math.min(picture.width(), left + width),
        Math.min(picture.height(), top + height),
        Math.max(1, (int) Math.sqrt((double) width * height / MOST_PIXELS)));
  }
}

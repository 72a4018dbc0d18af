package io.marram.vision.image;

/**
 * How a stored picture must be turned to be upright: the orientation tag of Exif (CIPA DC-008), in
 * the order of its numbers 1 to 8.
 */
enum ExifOrientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  TURN_RIGHT(true, true, false),
  TRANSVERSED(true, true, true),
  TURN_LEFT(true, false, true);

  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
  private static final int ORIENTATION_TAG = 0x0112;
  private static final int ENTRY_BYTES = 12;

  private final boolean swapsAxes;
  private final boolean fromRight;
  private final boolean fromBottom;

  /**
   * @param swapsAxes columns become rows; then
   * @param fromRight the result is mirrored left to right
   * @param fromBottom the result is mirrored top to bottom
   */
  ExifOrientation(boolean swapsAxes, boolean fromRight, boolean fromBottom) {
    this.swapsAxes = swapsAxes;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  /** Whether width and height change places. */
  boolean swapsAxes() {
    return swapsAxes;
  }

  /** The orientation in an APP1 segment; {@code otherwise} if it has none that makes sense. */
  static ExifOrientation ofSegment(byte[] file, int at, int length, ExifOrientation otherwise) {
    int tiff = at + EXIF.length;
    int end = at + length;
    if (tiff + 8 > end) {
      return otherwise;
    }
    for (int i = 0; i < EXIF.length; i++) {
      if (file[at + i] != EXIF[i]) {
        return otherwise;
      }
    }
    boolean little = file[tiff] == 'I';
    long directory = tiff + uint(file, tiff + 4, 4, little);
    if (directory + 2 > end) {
      return otherwise;
    }
    int entries = (int) uint(file, (int) directory, 2, little);
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + (long) i * ENTRY_BYTES;
      if (entry + ENTRY_BYTES > end) {
        return otherwise;
      }
      if (uint(file, (int) entry, 2, little) == ORIENTATION_TAG) {
        int number = (int) uint(file, (int) entry + 8, 2, little);
        return number >= 1 && number <= values().length ? values()[number - 1] : otherwise;
      }
    }
    return otherwise;
  }

  private static long uint(byte[] file, int at, int bytes, boolean little) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | file[little ? at + bytes - 1 - i : at + i] & 0xff;
    }
    return value;
  }

  /** The picture turned upright; the same picture if it is. */
  RgbImage apply(RgbImage stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int width = swapsAxes ? stored.height() : stored.width();
    int height = swapsAxes ? stored.width() : stored.height();
    // Where the result's first pixel, its next to the right and its next below lie in the source.
    int right = 3 * (swapsAxes ? stored.width() : 1);
    int down = 3 * (swapsAxes ? 1 : stored.width());
    int first = (fromRight ? (width - 1) * right : 0) + (fromBottom ? (height - 1) * down : 0);
    int stepRight = fromRight ? -right : right;
    int stepDown = fromBottom ? -down : down;
    byte[] source = stored.rgb();
    byte[] upright = new byte[source.length];
    int to = 0;
    for (int y = 0; y < height; y++) {
      int from = first + y * stepDown;
      for (int x = 0; x < width; x++, from += stepRight, to += 3) {
        upright[to] = source[from];
        upright[to + 1] = source[from + 1];
        upright[to + 2] = source[from + 2];
      }
    }
    return new RgbImage(width, height, upright);
  }
}

package io.marram.vision.image;

/** The rows of a resized part of a picture, from the top, interleaved RGB from 0 to 255. */
public final class ResizedRows {

  private final byte[] rgb;
  private final int pictureWidth;
  private final ResampleWeights columns;
  private final ResampleWeights rows;

  /** The newest rows, resized in width only; a row has its place by its number. */
  private final float[][] ring;

  private int filled;
  private int at;

  /**
   * @param columns which columns of the picture make up those of the resized part
   * @param rows which rows of the picture make up those of the resized part
   */
  public ResizedRows(RgbImage picture, ResampleWeights columns, ResampleWeights rows) {
    this.rgb = picture.rgb();
    this.pictureWidth = picture.width();
    this.columns = columns;
    this.rows = rows;
    this.ring = new float[rows.stride][3 * columns.first.length];
  }

  /**
   * Writes the next row; there are as many as {@code rows} were made for.
   *
   * @param row three values for each column
   */
  public void next(float[] row) {
    int first = rows.first[at];
    int count = rows.count[at];
    for (filled = Math.max(filled, first); filled < first + count; filled++) {
      narrow(filled, ring[filled % ring.length]);
    }
    int weight = at * rows.stride;
    copy(ring[first % ring.length], rows.weights[weight], row);
    for (int i = 1; i < count; i++) {
      add(ring[(first + i) % ring.length], rows.weights[weight + i], row);
    }
    at++;
  }

  private static void copy(float[] from, float weight, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = weight * from[i];
    }
  }

  private static void add(float[] from, float weight, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += weight * from[i];
    }
  }

  private void narrow(int y, float[] to) {
    byte[] pixels = rgb;
    float[] weights = columns.weights;
    int offset = 3 * y * pictureWidth;
    for (int x = 0, place = 0; place < to.length; x++, place += 3) {
      int from = offset + 3 * columns.first[x];
      int weight = x * columns.stride;
      int end = weight + columns.count[x];
      float red = 0;
      float green = 0;
      float blue = 0;
      for (; weight < end; weight++, from += 3) {
        float part = weights[weight];
        red += part * (pixels[from] & 0xff);
        green += part * (pixels[from + 1] & 0xff);
        blue += part * (pixels[from + 2] & 0xff);
      }
      to[place] = red;
      to[place + 1] = green;
      to[place + 2] = blue;
    }
  }
}

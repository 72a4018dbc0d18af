package io.marram.vision.geometry;

import java.util.Arrays;
import java.util.List;

/**
 * Of boxes that overlap too much only the best is kept: the greedy method, best score first. Equal
 * scores keep the order in which the boxes came.
 */
public final class NonMaximumSuppression {

  /** What the shared area of two boxes is divided by. */
  public enum Overlap {
    /** The area of both together: intersection over union. */
    UNION,
    /** The area of the smaller one: a small box inside a large one overlaps it wholly. */
    MINIMUM
  }

  private final Overlap overlap;
  private final float threshold;

  /**
   * @param overlap how overlap is measured
   * @param threshold boxes that overlap a better one by more than this go, 0 to 1
   */
  public NonMaximumSuppression(Overlap overlap, float threshold) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be from 0 to 1, was " + threshold);
    }
    this.overlap = overlap;
    this.threshold = threshold;
  }

  /** The indexes of the boxes to keep, best score first. */
  public int[] keep(List<Box> boxes, float[] scores) {
    float[] corners = new float[boxes.size() * 4];
    int i = 0;
    for (Box box : boxes) {
      corners[i++] = box.left();
      corners[i++] = box.top();
      corners[i++] = box.right();
      corners[i++] = box.bottom();
    }
    return keep(corners, scores, boxes.size());
  }

  /**
   * The indexes of the boxes to keep, best score first.
   *
   * @param corners left, top, right and bottom of each box in turn
   * @param scores one score for each box, never NaN
   * @param count how many boxes the arrays hold; they may be longer
   */
  public int[] keep(float[] corners, float[] scores, int count) {
    // Sorted copies: the inner loop then runs through memory from front to back.
    int[] order = bestFirst(scores, count);
    float[] left = new float[count];
    float[] top = new float[count];
    float[] right = new float[count];
    float[] bottom = new float[count];
    float[] area = new float[count];
    int[] kept = new int[count];
    int size = 0;
    for (int index : order) {
      float x1 = corners[4 * index];
      float y1 = corners[4 * index + 1];
      float x2 = corners[4 * index + 2];
      float y2 = corners[4 * index + 3];
      float own = (x2 - x1) * (y2 - y1);
      boolean covered = false;
      for (int i = 0; i < size && !covered; i++) {
        float width = Math.min(right[i], x2) - Math.max(left[i], x1);
        float height = Math.min(bottom[i], y2) - Math.max(top[i], y1);
        covered = width > 0 && height > 0 && tooMuch(width * height, area[i], own);
      }
      if (!covered) {
        left[size] = x1;
        top[size] = y1;
        right[size] = x2;
        bottom[size] = y2;
        area[size] = own;
        kept[size++] = index;
      }
    }
    return Arrays.copyOf(kept, size);
  }

  private boolean tooMuch(float shared, float one, float other) {
    float whole = overlap == Overlap.UNION ? one + other - shared : Math.min(one, other);
    return shared / whole > threshold;
  }

  /** Sorts numbers instead of objects: the score, turned into bits that sort, before the index. */
  private static int[] bestFirst(float[] scores, int count) {
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      int bits = Float.floatToIntBits(scores[i]);
      int ascending = bits ^ ((bits >> 31) & 0x7fffffff);
      keys[i] = ((long) ~ascending << 32) | i;
    }
    Arrays.sort(keys);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }
}

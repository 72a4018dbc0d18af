package io.marram.cars.detect;

import io.marram.vision.geometry.NonMaximumSuppression;
import io.marram.vision.geometry.NonMaximumSuppression.Overlap;
import java.util.Arrays;

/**
 * Boxes that a network may have found, without an object for each. What is no box (a number that is
 * not finite, no extent) is not taken; of too many only the best are kept.
 */
final class Candidates {

  /** So many are kept at least, of each part of the picture. */
  static final int MOST = 2_000;

  private float[] corners = new float[4 * 256];
  private float[] scores = new float[256];
  private int[] labels = new int[256];
  private int size;

  void add(float left, float top, float right, float bottom, int label, float score) {
    // Written so that NaN fails; the sum of finite numbers of this size is finite.
    boolean box = right > left && bottom > top && Float.isFinite(left + top + right + bottom);
    if (!box || !(score >= 0 && score <= 1)) {
      return;
    }
    if (size == 2 * MOST) {
      keepBest();
    }
    if (size == scores.length) {
      corners = Arrays.copyOf(corners, 8 * size);
      scores = Arrays.copyOf(scores, 2 * size);
      labels = Arrays.copyOf(labels, 2 * size);
    }
    corners[4 * size] = left;
    corners[4 * size + 1] = top;
    corners[4 * size + 2] = right;
    corners[4 * size + 3] = bottom;
    labels[size] = label;
    scores[size++] = score;
  }

  int size() {
    return size;
  }

  float left(int index) {
    return corners[4 * index];
  }

  float top(int index) {
    return corners[4 * index + 1];
  }

  float right(int index) {
    return corners[4 * index + 2];
  }

  float bottom(int index) {
    return corners[4 * index + 3];
  }

  int label(int index) {
    return labels[index];
  }

  float score(int index) {
    return scores[index];
  }

  /** Of boxes of one label that overlap by more than a part of both together keeps the best. */
  void suppress(float overUnion) {
    if (size > MOST) {
      keepBest();
    }
    NonMaximumSuppression suppression = new NonMaximumSuppression(Overlap.UNION, overUnion);
    Candidates kept = new Candidates();
    int[] present = Arrays.stream(labels, 0, size).distinct().toArray();
    for (int label : present) {
      Candidates same = new Candidates();
      for (int i = 0; i < size; i++) {
        if (labels[i] == label) {
          same.copy(this, i);
        }
      }
      for (int index : suppression.keep(same.corners, same.scores, same.size)) {
        kept.copy(same, index);
      }
    }
    take(kept);
  }

  private void keepBest() {
    float[] sorted = Arrays.copyOf(scores, size);
    Arrays.sort(sorted);
    float least = sorted[size - MOST];
    Candidates kept = new Candidates();
    for (int i = 0; i < size; i++) {
      if (scores[i] >= least && kept.size < MOST) {
        kept.copy(this, i);
      }
    }
    take(kept);
  }

  private void copy(Candidates from, int index) {
    add(
        from.left(index),
        from.top(index),
        from.right(index),
        from.bottom(index),
        from.labels[index],
        from.scores[index]);
  }

  private void take(Candidates other) {
    corners = other.corners;
    scores = other.scores;
    labels = other.labels;
    size = other.size;
  }
}

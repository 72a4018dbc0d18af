package io.marram.faces;

import io.marram.vision.geometry.NonMaximumSuppression;
import java.util.Arrays;

/**
 * A growing list of boxes that may be faces: corners, score and the shift that a network suggests
 * for each corner, in flat arrays, since there can be ten thousands of them.
 */
final class Candidates {

  private float[] corners;
  private float[] scores;
  private float[] shifts;
  private int size;

  Candidates() {
    this(64);
  }

  private Candidates(int capacity) {
    corners = new float[4 * capacity];
    scores = new float[capacity];
    shifts = new float[4 * capacity];
  }

  int size() {
    return size;
  }

  /** Left, top, right, bottom of each box in turn; longer than needed; not a copy. */
  float[] corners() {
    return corners;
  }

  /** One score for each box; longer than needed; not a copy. */
  float[] scores() {
    return scores;
  }

  float score(int index) {
    return scores[index];
  }

  /** Suggested shifts of left, top, right, bottom, in box sizes; longer than needed; not a copy. */
  float[] shifts() {
    return shifts;
  }

  void add(float left, float top, float right, float bottom, float score) {
    if (size == scores.length) {
      corners = Arrays.copyOf(corners, 8 * size);
      scores = Arrays.copyOf(scores, 2 * size);
      shifts = Arrays.copyOf(shifts, 8 * size);
    }
    int at = 4 * size;
    corners[at] = left;
    corners[at + 1] = top;
    corners[at + 2] = right;
    corners[at + 3] = bottom;
    scores[size++] = score;
  }

  /** Sets the shifts of the box added last. */
  void shiftLast(float[] values, int offset) {
    System.arraycopy(values, offset, shifts, 4 * (size - 1), 4);
  }

  /** Adds one box of another list, with its score and shifts. */
  void addFrom(Candidates other, int index) {
    addFrom(other, index, other.scores[index]);
    shiftLast(other.shifts, 4 * index);
  }

  /** Adds one box of another list with a new score, and no shifts yet. */
  void addFrom(Candidates other, int index, float score) {
    int at = 4 * index;
    float[] box = other.corners;
    add(box[at], box[at + 1], box[at + 2], box[at + 3], score);
  }

  void addAll(Candidates others) {
    for (int i = 0; i < others.size; i++) {
      addFrom(others, i);
    }
  }

  /** The boxes with these indexes, in their order. */
  Candidates select(int[] indexes) {
    Candidates selected = new Candidates(Math.max(1, indexes.length));
    for (int index : indexes) {
      selected.addFrom(this, index);
    }
    return selected;
  }

  /** What the suppression keeps, best first. */
  Candidates suppress(NonMaximumSuppression suppression) {
    return select(suppression.keep(corners, scores, size));
  }

  /** At most so many of the best; the order stays. */
  Candidates best(int most) {
    if (size <= most) {
      return this;
    }
    float[] sorted = Arrays.copyOf(scores, size);
    Arrays.sort(sorted);
    float least = sorted[size - most];
    Candidates best = new Candidates(most);
    for (int i = 0; i < size && best.size < most; i++) {
      if (scores[i] >= least) {
        best.addFrom(this, i);
      }
    }
    return best;
  }
}

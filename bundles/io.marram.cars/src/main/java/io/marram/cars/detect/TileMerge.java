package io.marram.cars.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings together what was found in the parts of a picture that overlap. A box that ends at a
 * tile's border inside the picture may show a part of a car only: such parts of one car are joined,
 * and give way to a box that shows it whole.
 */
final class TileMerge {

  /** So near to a tile's border a box was cut by it, in parts of the tile's extent. */
  private static final float BORDER = 0.01f;

  /** Of boxes that overlap so much the better one stays, over both together. */
  private static final float SAME = 0.5f;

  /** A cut box gives way to one that covers so much of it. */
  private static final float COVERED = 0.5f;

  private final int width;
  private final int height;
  private final Candidates whole = new Candidates();
  private final List<Cut> cut = new ArrayList<>();
  private int parts;

  TileMerge(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** A box that a tile's border has cut. */
  private record Cut(
      float left, float top, float right, float bottom, int label, float score, Region tile) {

    /** Whether the other one shows the same thing on the other side of a border. */
    boolean continues(Cut other) {
      if (label != other.label || tile.equals(other.tile)) {
        return false;
      }
      float x = Math.min(right, other.right) - Math.max(left, other.left);
      float y = Math.min(bottom, other.bottom) - Math.max(top, other.top);
      float widest = Math.max(right - left, other.right - other.left);
      float highest = Math.max(bottom - top, other.bottom - other.top);
      return x > 0 && y > 0 && (x > SAME * widest || y > SAME * highest);
    }

    Cut join(Cut other) {
      return new Cut(
          Math.min(left, other.left),
          Math.min(top, other.top),
          Math.max(right, other.right),
          Math.max(bottom, other.bottom),
          label,
          Math.max(score, other.score),
          tile);
    }
  }

  void add(Region tile, Candidates found) {
    parts++;
    for (int i = 0; i < found.size(); i++) {
      if (isCut(tile, found, i)) {
        cut.add(
            new Cut(
                found.left(i),
                found.top(i),
                found.right(i),
                found.bottom(i),
                found.label(i),
                found.score(i),
                tile));
      } else {
        copy(found, i, whole);
      }
    }
  }

  private boolean isCut(Region tile, Candidates found, int index) {
    float x = BORDER * tile.width();
    float y = BORDER * tile.height();
    return tile.left() > 0 && found.left(index) < tile.left() + x
        || tile.top() > 0 && found.top(index) < tile.top() + y
        || tile.right() < width && found.right(index) > tile.right() - x
        || tile.bottom() < height && found.bottom(index) > tile.bottom() - y;
  }

  /** All of it; what one part alone has found stays as it is. */
  Candidates result() {
    if (parts == 1) {
      return whole;
    }
    whole.suppress(SAME);
    List<Cut> left = new ArrayList<>();
    for (Cut box : cut) {
      if (!isCovered(box)) {
        left.add(box);
      }
    }
    for (Cut box : joined(left)) {
      if (!isCovered(box)) {
        whole.add(box.left, box.top, box.right, box.bottom, box.label, box.score);
      }
    }
    return whole;
  }

  private static List<Cut> joined(List<Cut> cut) {
    List<Cut> joined = new ArrayList<>();
    for (Cut box : cut) {
      Cut all = box;
      for (int i = joined.size() - 1; i >= 0; i--) {
        if (all.continues(joined.get(i))) {
          all = all.join(joined.remove(i));
        }
      }
      joined.add(all);
    }
    return joined;
  }

  private boolean isCovered(Cut box) {
    for (int i = 0; i < whole.size(); i++) {
      float x = Math.min(box.right, whole.right(i)) - Math.max(box.left, whole.left(i));
      float y = Math.min(box.bottom, whole.bottom(i)) - Math.max(box.top, whole.top(i));
      float area = (box.right - box.left) * (box.bottom - box.top);
      if (box.label == whole.label(i) && x > 0 && y > 0 && x * y > COVERED * area) {
        return true;
      }
    }
    return false;
  }

  private static void copy(Candidates from, int index, Candidates to) {
    to.add(
        from.left(index),
        from.top(index),
        from.right(index),
        from.bottom(index),
        from.label(index),
        from.score(index));
  }
}

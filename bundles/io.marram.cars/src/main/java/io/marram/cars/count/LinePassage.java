package io.marram.cars.count;

import io.marram.cars.StateException;
import io.marram.cars.area.CountingLine;
import io.marram.cars.track.Track;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One car at one line. It is counted when its point was clearly on one side and then is clearly on
 * the other, having passed between the ends of the line; clearly means a fifth of its own extent
 * away, or a tenth where it appears. What happens near the line, waiting, trembling or turning
 * back, changes nothing.
 *
 * <p>A car that appears at the edge of the picture and moves away from it, or vanishes there, has
 * crossed the strip in which its point was never seen: its way is drawn out to the edge.
 */
final class LinePassage {

  /** On a side for certain, in parts of the car's extent across the line. */
  private static final double MARGIN = 0.2;

  /** Half of it will do where a car appears, since it must move farther before it counts. */
  private static final double FIRST_MARGIN = MARGIN / 2;

  /** A car moves when it is so far from where it appeared, in parts of its size. */
  private static final double MOVED = 0.3;

  /** How slowly one may vanish over the edge, in car sizes per second. */
  private static final double LEAST_SPEED = 0.1;

  /** A box nearer to the picture's edge than this touches it. */
  private static final double EDGE = 0.02;

  /** A crossing may lie so far beyond an end of the line, in parts of its length. */
  private static final double BEYOND_END = 0.02;

  private final Point first;
  private final boolean fromEdge;
  private boolean originKnown;
  private int side;
  private boolean within;
  private Track last;

  /** Begins with a car's first picture. */
  LinePassage(CountingLine line, Track track, boolean mayComeFromEdge) {
    this(line.anchor().of(track.box()), mayComeFromEdge && touchesEdge(track.box()), track);
    side = clearSide(line, track.box(), FIRST_MARGIN);
  }

  private LinePassage(Point first, boolean fromEdge, Track last) {
    this.first = first;
    this.fromEdge = fromEdge;
    this.last = last;
  }

  /** The car as it was seen last. */
  Track last() {
    return last;
  }

  /**
   * Goes on to where the car is seen now.
   *
   * @return 1 if it has entered, −1 if it has left, 0 otherwise
   */
  int observe(CountingLine line, Track seen) {
    Point point = line.anchor().of(seen.box());
    if (!originKnown && hasMoved(point, seen.box())) {
      originKnown = true;
      if (fromEdge) {
        lookBack(line, point, seen.box());
      }
    }
    passBetween(line, line.anchor().of(last.box()), point);
    last = seen;
    int now = clearSide(line, seen.box(), MARGIN);
    if (now == 0 || now == side) {
      return 0;
    }
    boolean crossed = side != 0 && within;
    if (crossed && !(seen.confirmed() && originKnown)) {
      // It is counted once it is believed and has moved; a box that only grew has not.
      return 0;
    }
    side = now;
    return crossed ? now : 0;
  }

  /** The car is no longer followed: whether it has crossed the line on its way over the edge. */
  int end(CountingLine line) {
    Box box = last.box();
    if (!last.confirmed() || !originKnown || side == 0 || !touchesEdge(box)) {
      return 0;
    }
    double sizes = Math.hypot(last.velocityX() / box.width(), last.velocityY() / box.height());
    if (!(sizes >= LEAST_SPEED)) {
      return 0;
    }
    Point from = line.anchor().of(box);
    Point exit = PictureEdge.reach(from, last.velocityX(), last.velocityY(), box).orElse(from);
    passBetween(line, from, exit);
    int beyond = (int) Math.signum(line.distance(exit));
    return beyond == -side && within ? beyond : 0;
  }

  /** The car came over the edge: it may have crossed the line before its point was seen. */
  private void lookBack(CountingLine line, Point now, Box box) {
    PictureEdge.reach(first, (double) first.x() - now.x(), (double) first.y() - now.y(), box)
        .ifPresent(
            origin -> {
              int outer = (int) Math.signum(line.distance(origin));
              // Nothing was counted before the car had moved, so nothing is counted twice.
              if (outer != 0) {
                side = outer;
                passBetween(line, origin, first);
              }
            });
  }

  private boolean hasMoved(Point point, Box box) {
    return Math.abs(point.x() - first.x()) > MOVED * box.width()
        || Math.abs(point.y() - first.y()) > MOVED * box.height();
  }

  /** Remembers whether the newest way over the endless line led between the line's ends. */
  private void passBetween(CountingLine line, Point from, Point to) {
    double before = line.distance(from);
    double after = line.distance(to);
    if (before > 0 == after > 0) {
      return;
    }
    double part = before / (before - after);
    double along = line.along(from) + part * (line.along(to) - line.along(from));
    within = along >= -BEYOND_END && along <= 1 + BEYOND_END;
  }

  private static int clearSide(CountingLine line, Box box, double margin) {
    double distance = line.distance(line.anchor().of(box));
    double extent =
        Math.abs(line.normalX()) * box.width() + Math.abs(line.normalY()) * box.height();
    return Math.abs(distance) < margin * extent ? 0 : (int) Math.signum(distance);
  }

  private static boolean touchesEdge(Box box) {
    return box.left() < EDGE
        || box.top() < EDGE
        || box.right() > 1 - EDGE
        || box.bottom() > 1 - EDGE;
  }

  void write(DataOutput out) throws IOException {
    write(out, first);
    out.writeBoolean(fromEdge);
    last.write(out);
    out.writeBoolean(originKnown);
    out.writeInt(side + 1);
    out.writeBoolean(within);
  }

  static LinePassage read(DataInput in) throws IOException {
    LinePassage passage = new LinePassage(readPoint(in), in.readBoolean(), Track.read(in));
    passage.originKnown = in.readBoolean();
    passage.side = StateException.readCount(in, "side of a line", 2) - 1;
    passage.within = in.readBoolean();
    return passage;
  }

  private static void write(DataOutput out, Point point) throws IOException {
    out.writeDouble(point.x());
    out.writeDouble(point.y());
  }

  private static Point readPoint(DataInput in) throws IOException {
    return new Point(
        (float) StateException.readNumber(in, "place of a car", 0, 1),
        (float) StateException.readNumber(in, "place of a car", 0, 1));
  }
}

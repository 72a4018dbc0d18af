package io.marram.cars.count;

import io.marram.cars.StateException;
import io.marram.cars.area.CountingLine;
import io.marram.cars.motion.PictureMotion;
import io.marram.cars.motion.PictureMotion.Verdict;
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
 * back, changes nothing. Nor does a box that goes where the pictures show nothing to move, as boxes
 * on lane markings do, or one that falls back onto the next car.
 *
 * <p>A car that appears at the edge of the picture and moves away from it, or vanishes there, has
 * crossed the strip in which its point was never seen: its way is drawn out to the edge. At the
 * edge is also who would be there a picture earlier, or later: with few pictures a second a fast
 * car is first seen some way in. What stands at the edge when counting begins came from nowhere.
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

  /** A car appears, or vanishes, at the edge if it reaches it within so many pictures. */
  private static final double PICTURES = 1.5;

  /** A crossing may lie so far beyond an end of the line, in parts of its length. */
  private static final double BEYOND_END = 0.02;

  private final Box first;
  private final boolean mayComeFromEdge;
  private boolean originKnown;
  private int side;
  private boolean within;
  private long intervalMillis;
  private Track last;

  /** As it was last on its old side; forgotten when counting goes on after a restart. */
  private Track before;

  private boolean moves;

  /** Begins with a car's first picture. */
  LinePassage(CountingLine line, Track track, boolean mayComeFromEdge) {
    this(track.box(), mayComeFromEdge, track);
    side = clearSide(line, track.box(), FIRST_MARGIN);
  }

  private LinePassage(Box first, boolean mayComeFromEdge, Track last) {
    this.first = first;
    this.mayComeFromEdge = mayComeFromEdge;
    this.last = last;
    before = last;
  }

  /** The car as it was seen last. */
  Track last() {
    return last;
  }

  /**
   * Goes on to where the car is seen now.
   *
   * @param motion what the pictures tell; what they show to stand does not cross
   * @return 1 if it has entered, −1 if it has left, 0 otherwise
   */
  int observe(CountingLine line, Track seen, PictureMotion motion) {
    Point point = line.anchor().of(seen.box());
    intervalMillis = seen.seenMillis() - last.seenMillis();
    if (!originKnown && hasMoved(line, seen)) {
      originKnown = true;
      if (mayComeFromEdge) {
        lookBack(line, seen);
      }
    }
    passBetween(line, line.anchor().of(last.box()), point);
    last = seen;
    int now = clearSide(line, seen.box(), MARGIN);
    if (now == side || side == 0) {
      before = seen;
      moves = false;
    } else if (!moves) {
      Verdict verdict = verdict(line, motion);
      moves = verdict == Verdict.MOVES || verdict == Verdict.UNKNOWN && now != 0;
    }
    if (now == 0 || now == side) {
      return 0;
    }
    boolean crossed = side != 0 && within;
    if (crossed && !(seen.probable() && originKnown && moves)) {
      // It is counted once it is believed and has moved; a box that only grew has not.
      return 0;
    }
    side = now;
    before = seen;
    moves = false;
    return crossed ? now : 0;
  }

  /** Whether the pictures show that what is in the box now has moved towards the other side. */
  private Verdict verdict(CountingLine line, PictureMotion motion) {
    Point from = line.anchor().of(before.box());
    Point to = line.anchor().of(last.box());
    double seconds = (last.seenMillis() - before.seenMillis()) / 1000.0;
    if (!(seconds > 0)) {
      return Verdict.UNKNOWN;
    }
    return motion.judge(
        last.box(),
        (to.x() - from.x()) / seconds,
        (to.y() - from.y()) / seconds,
        -side * line.normalX(),
        -side * line.normalY());
  }

  /** The car is no longer followed: whether it has crossed the line on its way over the edge. */
  int end(CountingLine line) {
    Box box = last.box();
    double sizes = Math.hypot(last.velocityX() / box.width(), last.velocityY() / box.height());
    double seconds = PICTURES * intervalMillis / 1000;
    double x = seconds * last.velocityX();
    double y = seconds * last.velocityY();
    boolean overEdge = sizes >= LEAST_SPEED && PictureEdge.touches(box, x, y);
    if (!last.probable() || !originKnown || side == 0 || !overEdge) {
      return 0;
    }
    Point from = line.anchor().of(box);
    Point exit = PictureEdge.reach(from, x, y, box).orElse(from);
    passBetween(line, from, exit);
    int beyond = (int) Math.signum(line.distance(exit));
    return beyond == -side && within ? beyond : 0;
  }

  /** The car may have come over the edge, and crossed the line before its point was seen. */
  private void lookBack(CountingLine line, Track now) {
    Point appeared = line.anchor().of(first);
    Point point = line.anchor().of(now.box());
    double steps = PICTURES * intervalMillis / (now.seenMillis() - now.firstMillis());
    double x = steps * (appeared.x() - point.x());
    double y = steps * (appeared.y() - point.y());
    if (!PictureEdge.touches(first, x, y)) {
      return;
    }
    PictureEdge.reach(appeared, x, y, now.box())
        .ifPresent(
            origin -> {
              int outer = (int) Math.signum(line.distance(origin));
              // Nothing was counted before the car had moved, so nothing is counted twice.
              if (outer != 0) {
                side = outer;
                passBetween(line, origin, appeared);
              }
            });
  }

  private boolean hasMoved(CountingLine line, Track now) {
    Point appeared = line.anchor().of(first);
    Point point = line.anchor().of(now.box());
    return Math.abs(point.x() - appeared.x()) > MOVED * now.box().width()
        || Math.abs(point.y() - appeared.y()) > MOVED * now.box().height();
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

  void write(DataOutput out) throws IOException {
    out.writeFloat(first.left());
    out.writeFloat(first.top());
    out.writeFloat(first.right());
    out.writeFloat(first.bottom());
    out.writeBoolean(mayComeFromEdge);
    last.write(out);
    out.writeBoolean(originKnown);
    out.writeInt(side + 1);
    out.writeBoolean(within);
    out.writeLong(intervalMillis);
  }

  static LinePassage read(DataInput in) throws IOException {
    LinePassage passage = new LinePassage(readBox(in), in.readBoolean(), Track.read(in));
    passage.originKnown = in.readBoolean();
    passage.side = StateException.readCount(in, "side of a line", 2) - 1;
    passage.within = in.readBoolean();
    passage.intervalMillis = in.readLong();
    return passage;
  }

  private static Box readBox(DataInput in) throws IOException {
    try {
      return new Box(in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat());
    } catch (IllegalArgumentException e) {
      throw new StateException("line: damaged, " + e.getMessage());
    }
  }
}

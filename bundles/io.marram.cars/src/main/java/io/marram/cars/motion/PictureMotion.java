package io.marram.cars.motion;

import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the newest pictures of a camera that does not move tell of things that seem to move. What is
 * in a box now is looked for in a picture of some moments ago: where it should have been, and
 * elsewhere. One thread at a time.
 */
public final class PictureMotion {

  /** What the pictures tell. */
  public enum Verdict {
    /** What is in the box comes from where it should come from. */
    MOVES,
    /** It was there before, or comes from elsewhere. */
    STANDS,
    /** There are too few pictures, they are too small, or the way is too short or too long. */
    UNKNOWN
  }

  /** In a picture of fewer pixels across, cars are too small to tell. */
  private static final int SMALLEST_WIDTH = 160;

  private static final int MOST_PICTURES = 16;
  private static final long OLDEST_MILLIS = 1_000;

  /** A way of so many pixels is clear. */
  private static final double CLEAR_WAY = 3;

  private static final double SHORTEST_WAY = 1.5;
  private static final double LONGEST_WAY = 24;

  /** What moves has come at least this part of the way that it seems to have come. */
  private static final double LEAST_PART = 0.25;

  /** How far it is looked for, in parts of the way that it seems to have come. */
  private static final double REACH = 1.6;

  /** Pictures that differ less, of 255, are one picture sent twice. */
  private static final double REPEATED = 0.05;

  /** How much a picture differs from itself by noise, of 255. */
  private static final double NOISE = 1;

  /** What moves fits so many times as well elsewhere as where it stands. */
  private static final double CLEARLY = 1.1;

  private record Shot(GreyPicture picture, long timeMillis) {}

  /** From an earlier picture to the newest one: the way that something seems to have come. */
  private record Way(GreyPicture earlier, double x, double y) {

    /** In pixels, along the axis along which it is longer. */
    double length() {
      return Math.max(Math.abs(x), Math.abs(y));
    }
  }

  /** The newest first. */
  private final Deque<Shot> shots = new ArrayDeque<>();

  private boolean repeated;

  /**
   * Takes the next picture.
   *
   * @param timeMillis later than that of the one before
   */
  public void add(RgbImage shown, long timeMillis) {
    if (shown.width() < SMALLEST_WIDTH) {
      clear();
      return;
    }
    GreyPicture picture = GreyPicture.of(shown);
    if (!shots.isEmpty() && !shots.getFirst().picture().isAsLargeAs(picture)) {
      shots.clear();
    }
    repeated =
        !shots.isEmpty()
            && picture.difference(shots.getFirst().picture(), picture.all(), 0, 0) < REPEATED;
    if (repeated) {
      return;
    }
    shots.addFirst(new Shot(picture, timeMillis));
    if (shots.size() > MOST_PICTURES) {
      shots.removeLast();
    }
  }

  /** Forgets all pictures: nothing is known until there are new ones. */
  public void clear() {
    shots.clear();
    repeated = false;
  }

  /**
   * Whether what is in a box has moved to one side. While one picture is repeated nothing moves.
   *
   * @param box in the newest picture, in fractions of it
   * @param velocityX how fast it seems to move to the right, in picture widths a second
   * @param velocityY how fast it seems to move down, in picture heights a second
   * @param sideX the part of the direction to that side which goes to the right, in fractions of
   *     the picture
   * @param sideY the part of it which goes down
   */
  public Verdict judge(Box box, double velocityX, double velocityY, double sideX, double sideY) {
    if (repeated) {
      return Verdict.STANDS;
    }
    Way way = way(velocityX, velocityY);
    if (way.length() < SHORTEST_WAY || way.length() > LONGEST_WAY) {
      return Verdict.UNKNOWN;
    }
    GreyPicture picture = shots.getFirst().picture();
    double aside = sideX / picture.width();
    double below = sideY / picture.height();
    double least = LEAST_PART * (aside * way.x() + below * way.y());
    if (!(least > 0)) {
      return Verdict.UNKNOWN;
    }
    PicturePart part = PicturePart.of(box, picture);
    int reach = (int) Math.ceil(REACH * way.length()) + 2;
    double moving = Double.POSITIVE_INFINITY;
    double standing = Double.POSITIVE_INFINITY;
    for (int y = -reach; y <= reach; y++) {
      for (int x = -reach; x <= reach; x++) {
        double difference = picture.difference(way.earlier(), part, x, y);
        if (Double.isNaN(difference)) {
          continue;
        }
        if (aside * x + below * y >= least) {
          moving = Math.min(moving, difference);
        } else {
          standing = Math.min(standing, difference);
        }
      }
    }
    return standing + NOISE > CLEARLY * (moving + NOISE) ? Verdict.MOVES : Verdict.STANDS;
  }

  /** A way that is clear, or else the longest that is known; of no length if there is none. */
  private Way way(double velocityX, double velocityY) {
    Way way = new Way(null, 0, 0);
    for (Shot shot : shots) {
      long millis = shots.getFirst().timeMillis() - shot.timeMillis();
      if (millis > OLDEST_MILLIS || way.length() >= CLEAR_WAY) {
        break;
      }
      GreyPicture picture = shot.picture();
      way =
          new Way(
              picture,
              velocityX * picture.width() * millis / 1000,
              velocityY * picture.height() * millis / 1000);
    }
    return way;
  }
}

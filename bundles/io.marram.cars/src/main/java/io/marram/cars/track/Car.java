package io.marram.cars.track;

import io.marram.cars.Detection;
import io.marram.cars.StateException;
import io.marram.vision.geometry.Box;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the tracker knows of one car. */
final class Car {

  /** How far a detector's box lies beside the car, in car sizes. */
  private static final double NOISE = 0.08;

  /** The same for a box that the picture's edge cuts, or of which the detector is unsure. */
  private static final double LARGE_NOISE = 0.16;

  /** How much a car's speed changes in a second, in car sizes per second. */
  private static final double SPEED_CHANGE = 1;

  /** The middle of what the picture's edge leaves of a car speeds up as the car comes in. */
  private static final double CUT_SPEED_CHANGE = 4;

  /** A car's size follows its boxes with this delay. */
  private static final double SIZE_MILLIS = 150;

  /** A box nearer to the picture's edge than this is cut by it. */
  private static final double EDGE = 0.01;

  /** So many car sizes away it is another car, however long this one was not seen. */
  private static final double LARGEST_LEAP = 2.5;

  /** So near, in car sizes, a detection may be this car even if it should not have moved. */
  private static final double OVERLAPPING = 0.35;

  /** The same for one that the picture's edge cuts. */
  private static final double CUT_OVERLAPPING = 0.6;

  /** Hidden for more pictures, a car is found again by a faint box only where it should overlap. */
  private static final int FEW_MISSES = 2;

  /** How much a box grows or shrinks between pictures, as a logarithm. */
  private static final double SIZE_NOISE = 0.35;

  private static final double LARGE_SIZE_NOISE = 0.7;

  private static final double FARTHEST_SIZE = 3;

  /** Hidden for more pictures, a car is not found askew. */
  private static final int MOST_ASKEW = 8;

  /** How much larger or smaller a box askew may be, by area. */
  private static final double MOST_LARGER = 4;

  /** A car that is hidden for longer may be anywhere near; nothing more is predicted. */
  private static final long LONGEST_PREDICTION_MILLIS = 2_000;

  private final long id;
  private final long firstMillis;
  private final AxisFilter x;
  private final AxisFilter y;
  private final LabelVotes labels;
  private double width;
  private double height;
  private double score;
  private double bestScore;
  private double scores;
  private int pictures = 1;
  private int hits;
  private int missed;
  private boolean cut;
  private long seenMillis;
  private long standsSinceMillis;
  private double standsX;
  private double standsY;

  Car(long id, Detection detection, long timeMillis) {
    this(
        id,
        timeMillis,
        axis(detection.box().left(), detection.box().right()),
        axis(detection.box().top(), detection.box().bottom()),
        new LabelVotes());
    labels.add(detection.label(), detection.score());
    width = detection.box().width();
    height = detection.box().height();
    score(detection.score());
    hits = 1;
    cut = isCut(detection.box());
    seenMillis = timeMillis;
    stand(timeMillis);
  }

  private Car(long id, long firstMillis, AxisFilter x, AxisFilter y, LabelVotes labels) {
    this.id = id;
    this.firstMillis = firstMillis;
    this.x = x;
    this.y = y;
    this.labels = labels;
  }

  private static AxisFilter axis(double low, double high) {
    return new AxisFilter((low + high) / 2, high - low, NOISE);
  }

  /** Moves on to where the car should be at a time, from where it was at an earlier one. */
  void predict(long fromMillis, long toMillis) {
    long hiddenFrom = Math.min(fromMillis - seenMillis, LONGEST_PREDICTION_MILLIS);
    long hiddenTo = Math.min(toMillis - seenMillis, LONGEST_PREDICTION_MILLIS);
    if (hiddenTo > hiddenFrom) {
      double seconds = (hiddenTo - hiddenFrom) / 1000.0;
      double change = cut ? CUT_SPEED_CHANGE : SPEED_CHANGE;
      x.predict(seconds, width, change);
      y.predict(seconds, height, change);
    }
    missed++;
    pictures = Math.min(pictures + 1, Integer.MAX_VALUE - 1);
  }

  void follow(Detection detection, boolean confident, long timeMillis) {
    Box box = detection.box();
    x.correct((box.left() + box.right()) / 2, width, noise(box.left(), box.right(), confident));
    y.correct((box.top() + box.bottom()) / 2, height, noise(box.top(), box.bottom(), confident));
    double gain = (confident ? 1 : 0.5) * (1 - Math.exp((seenMillis - timeMillis) / SIZE_MILLIS));
    width += gain * (box.width() - width);
    height += gain * (box.height() - height);
    labels.add(detection.label(), detection.score());
    score(detection.score());
    hits = Math.min(hits + 1, Integer.MAX_VALUE - 1);
    missed = 0;
    cut = isCut(box);
    seenMillis = timeMillis;
    boolean moved =
        Math.abs(x.place() - standsX) > width / 2 || Math.abs(y.place() - standsY) > height / 2;
    if (moved) {
      stand(timeMillis);
    }
  }

  private void score(double newest) {
    score = newest;
    bestScore = Math.max(bestScore, newest);
    scores += newest;
  }

  private void stand(long timeMillis) {
    standsSinceMillis = timeMillis;
    standsX = x.place();
    standsY = y.place();
  }

  /**
   * How unlikely it is that a detection is this car, as a negative log likelihood without constant
   * in units of its size; infinite if it cannot be.
   *
   * @param confident whether the detection is more than a faint one
   * @param farthest the largest squared distance in standard deviations
   */
  double cost(Detection detection, boolean confident, double farthest) {
    Box box = detection.box();
    double boxX = ((double) box.left() + box.right()) / 2;
    double boxY = ((double) box.top() + box.bottom()) / 2;
    double offX = boxX - x.place();
    double offY = boxY - y.place();
    double leap = confident || missed <= FEW_MISSES ? LARGEST_LEAP : 0.5;
    if (Math.abs(offX) > leap * width || Math.abs(offY) > leap * height) {
      return Double.POSITIVE_INFINITY;
    }
    double wider = Math.log(box.width() / width);
    double higher = Math.log(box.height() / height);
    double sizeNoise = cut || isCut(box) ? LARGE_SIZE_NOISE : SIZE_NOISE;
    if (Math.max(Math.abs(wider), Math.abs(higher)) > FARTHEST_SIZE * sizeNoise) {
      return Double.POSITIVE_INFINITY;
    }
    double spreadX = x.expectedSquare(width, noise(box.left(), box.right(), true));
    double spreadY = y.expectedSquare(height, noise(box.top(), box.bottom(), true));
    double distance = offX * offX / spreadX + offY * offY / spreadY;
    double near = cut ? CUT_OVERLAPPING : OVERLAPPING;
    boolean overlaps = Math.abs(offX) < near * width && Math.abs(offY) < near * height;
    if (distance > farthest && !overlaps) {
      return Double.POSITIVE_INFINITY;
    }
    double size = (wider * wider + higher * higher) / (sizeNoise * sizeNoise);
    return Math.min(distance, farthest)
        + Math.log(spreadX / (width * width))
        + Math.log(spreadY / (height * height))
        + size;
  }

  private static boolean isCut(Box box) {
    return box.left() < EDGE
        || box.top() < EDGE
        || box.right() > 1 - EDGE
        || box.bottom() > 1 - EDGE;
  }

  private static double noise(double low, double high, boolean confident) {
    return confident && low >= EDGE && high <= 1 - EDGE ? NOISE : LARGE_NOISE;
  }

  /** Whether a box could be this car askew: it was hidden briefly, and is not of another size. */
  boolean couldBe(Detection detection) {
    double larger = Math.log(detection.box().area() / (width * height));
    return missed <= MOST_ASKEW && Math.abs(larger) < Math.log(MOST_LARGER);
  }

  /** Whether less than half of it should still be in the picture. */
  boolean isOutside() {
    return x.place() < 0 || x.place() > 1 || y.place() < 0 || y.place() > 1;
  }

  boolean isSeen() {
    return missed == 0;
  }

  int missed() {
    return missed;
  }

  int hits() {
    return hits;
  }

  double bestScore() {
    return bestScore;
  }

  /** Over all pictures since it appeared; 0 where it was not seen. */
  double meanScore() {
    return scores / pictures;
  }

  long seenMillis() {
    return seenMillis;
  }

  /** How long it stood when it was last seen. */
  long stoodMillis() {
    return seenMillis - standsSinceMillis;
  }

  /** Where it is, or should be; as much of it as is in the picture. */
  Box box() {
    return new Box(
        inPicture(x.place() - width / 2),
        inPicture(y.place() - height / 2),
        inPicture(x.place() + width / 2),
        inPicture(y.place() + height / 2));
  }

  Track track(boolean confirmed, boolean probable) {
    Box box = box();
    return new Track(
        id,
        box,
        labels.best(),
        score,
        confirmed,
        probable,
        isSeen(),
        firstMillis,
        seenMillis,
        standsSinceMillis,
        x.speed(),
        y.speed());
  }

  private static float inPicture(double place) {
    return (float) Math.max(0, Math.min(1, place));
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(id);
    out.writeLong(firstMillis);
    x.write(out);
    y.write(out);
    labels.write(out);
    out.writeDouble(width);
    out.writeDouble(height);
    out.writeDouble(score);
    out.writeDouble(bestScore);
    out.writeDouble(scores);
    out.writeInt(pictures - 1);
    out.writeInt(hits);
    out.writeInt(missed);
    out.writeBoolean(cut);
    out.writeLong(seenMillis);
    out.writeLong(standsSinceMillis);
    out.writeDouble(standsX);
    out.writeDouble(standsY);
  }

  static Car read(DataInput in) throws IOException {
    Car car =
        new Car(
            in.readLong(),
            in.readLong(),
            AxisFilter.read(in),
            AxisFilter.read(in),
            LabelVotes.read(in));
    car.width = StateException.readNumber(in, "width of a car", 1e-9, 1);
    car.height = StateException.readNumber(in, "height of a car", 1e-9, 1);
    car.score = StateException.readNumber(in, "score of a car", 0, 1);
    car.bestScore = StateException.readNumber(in, "best score of a car", 0, 1);
    car.scores = StateException.readNumber(in, "scores of a car", 0, Integer.MAX_VALUE);
    car.pictures = 1 + StateException.readCount(in, "pictures of a car", Integer.MAX_VALUE - 2);
    car.hits = StateException.readCount(in, "hits of a car", Integer.MAX_VALUE);
    car.missed = StateException.readCount(in, "misses of a car", Integer.MAX_VALUE);
    car.cut = in.readBoolean();
    car.seenMillis = in.readLong();
    car.standsSinceMillis = in.readLong();
    car.standsX = StateException.readNumber(in, "place of a car", -100, 100);
    car.standsY = StateException.readNumber(in, "place of a car", -100, 100);
    return car;
  }
}

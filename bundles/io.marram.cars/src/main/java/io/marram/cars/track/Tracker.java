package io.marram.cars.track;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.StateException;
import io.marram.vision.geometry.Box;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives each car an identity that it keeps from picture to picture, also while it is hidden. Where
 * a car should be is predicted with a constant speed, as in SORT (Bewley et al., 2016); confident
 * detections are handed out first, then weak ones to cars that are left, as in ByteTrack (Zhang et
 * al., 2022). What a car is called does not matter. What is only ever seen faintly is followed too,
 * but is confirmed only once it was seen clearly. One thread at a time.
 */
public final class Tracker {

  private static final int VERSION = 1;

  /** A detection so many standard deviations off, squared, is another car (99.7 %). */
  private static final double FARTHEST = 11.8;

  /** What it costs to leave a car without a detection. */
  private static final double UNMATCHED = 12;

  /** A car that is not believed yet gives way to one that is. */
  private static final double NEW_CAR = 2;

  /** What is seen no clearer than this part of the confident score is not followed from there. */
  private static final double FAINT = 0.5;

  /**
   * The mean score of a car over all pictures since it appeared, as a part of the confident score:
   * boxes that flicker stay far below it, and cars far above.
   */
  private static final double STEADY = 0.4;

  /** A box with more than this part of its area in a car's, or the other way round, shares it. */
  private static final double SHARED = 0.3;

  /** What shares its place with a car whose mean score is so many times as high is a part of it. */
  private static final double STRONGER = 2;

  /** What lies so far within a car of {@link #LARGER} times its area is a part of it. */
  private static final double WITHIN = 0.5;

  private static final double LARGER = 3;

  /** What touches a car whose sides are all so many times as long is a part of it, as a mirror. */
  private static final double LONGER = 3;

  /** How far a part may stick out, in parts of its own size. */
  private static final double BESIDE = 0.5;

  /** A box that has this part of a hidden car, or the other way round, is that car again. */
  private static final double COVERED = 0.6;

  private static final int FEWEST_MISSES = 2;
  private static final long LONGEST_PATIENCE_MILLIS = 30_000;

  private final TrackerSettings settings;
  private final List<Car> cars = new ArrayList<>();
  private long nextId = 1;
  private long timeMillis = Long.MIN_VALUE;

  public Tracker(TrackerSettings settings) {
    this.settings = settings;
  }

  /**
   * Follows the cars into the next picture.
   *
   * @param detections of one picture, one for each car (see {@link
   *     io.marram.cars.DuplicateSuppression})
   * @return all cars that are followed, in the order of their identity, also hidden ones and those
   *     not believed yet
   * @throws IllegalArgumentException if the picture is not later than the one before
   */
  public List<Track> observe(Detections detections) {
    long now = detections.timeMillis();
    if (now <= timeMillis) {
      throw new IllegalArgumentException(
          "a picture must be later than the one before (%d), was %d".formatted(timeMillis, now));
    }
    for (Car car : cars) {
      car.predict(timeMillis, now);
    }
    timeMillis = now;
    cars.removeIf(this::isLost);
    List<Detection> confident = new ArrayList<>();
    List<Detection> weak = new ArrayList<>();
    for (Detection detection : detections.list()) {
      if (detection.score() >= settings.confidentScore()) {
        confident.add(detection);
      } else if (detection.score() >= settings.weakScore()) {
        weak.add(detection);
      }
    }
    List<Detection> strangers = new ArrayList<>(follow(confident, true));
    follow(weak, false).stream()
        .filter(detection -> detection.score() >= FAINT * settings.confidentScore())
        .forEach(strangers::add);
    strangers.removeIf(this::uncovers);
    for (Detection stranger : strangers) {
      if (cars.size() < settings.mostTracks()) {
        cars.add(new Car(nextId++, stranger, now));
      }
    }
    cars.removeIf(car -> !car.isSeen() && car.isOutside());
    return tracks();
  }

  /** Nothing is known of where the cars went: those to come are others. */
  public void forget() {
    cars.clear();
  }

  /** When the newest picture was taken, epoch milliseconds; {@link Long#MIN_VALUE} before it. */
  public long timeMillis() {
    return timeMillis;
  }

  /** The cars that are followed now. */
  public List<Track> tracks() {
    List<Track> tracks = new ArrayList<>(cars.size());
    for (Car car : cars) {
      tracks.add(car.track(isConfirmed(car), isProbable(car)));
    }
    for (int i = 0; i < cars.size(); i++) {
      if (tracks.get(i).probable() && isPart(i, tracks)) {
        tracks.set(i, cars.get(i).track(isConfirmed(cars.get(i)), false));
      }
    }
    return tracks;
  }

  /**
   * A car that was not found where it should be may have been found askew: a box that covers where
   * it should be is that car, however far off.
   */
  private boolean uncovers(Detection stranger) {
    Car covered = null;
    double most = COVERED;
    for (Car car : cars) {
      if (!car.isSeen() && isConfirmed(car)) {
        Box box = car.box();
        double share =
            stranger.box().intersection(box) / Math.min(stranger.box().area(), box.area());
        if (share > most && car.couldBe(stranger)) {
          most = share;
          covered = car;
        }
      }
    }
    if (covered == null) {
      return false;
    }
    covered.follow(stranger, stranger.score() >= settings.confidentScore(), timeMillis);
    return true;
  }

  /**
   * Whether it seems to be a part of a lorry, or a second box on a car. A small car before a large
   * one may seem so too, but only until they part.
   */
  private boolean isPart(int index, List<Track> tracks) {
    Box box = tracks.get(index).box();
    double mean = cars.get(index).meanScore();
    for (int i = 0; i < cars.size(); i++) {
      double other = cars.get(i).meanScore();
      if (i != index
          && other >= mean
          && isProbable(cars.get(i))
          && isPart(box, tracks.get(i).box(), other >= STRONGER * mean)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(Box box, Box car, boolean stronger) {
    double shared = box.intersection(car);
    if (stronger && shared > SHARED * Math.min(box.area(), car.area())) {
      return true;
    }
    if (car.area() >= LARGER * box.area() && shared > WITHIN * box.area()) {
      return true;
    }
    float outX = (float) (BESIDE * box.width());
    float outY = (float) (BESIDE * box.height());
    return car.width() > LONGER * box.width()
        && car.height() > LONGER * box.height()
        && box.left() - outX < car.right()
        && box.right() + outX > car.left()
        && box.top() - outY < car.bottom()
        && box.bottom() + outY > car.top();
  }

  private boolean isConfirmed(Car car) {
    return car.hits() >= settings.confirmations() && car.bestScore() >= settings.confidentScore();
  }

  private boolean isProbable(Car car) {
    return car.hits() >= settings.confirmations()
        && car.meanScore() >= STEADY * settings.confidentScore();
  }

  /** Hands out detections to cars that have none yet, and returns what is left. */
  private List<Detection> follow(List<Detection> detections, boolean confident) {
    List<Car> waiting = new ArrayList<>();
    for (Car car : cars) {
      if (!car.isSeen()) {
        waiting.add(car);
      }
    }
    double[][] costs = new double[waiting.size()][detections.size()];
    for (int i = 0; i < costs.length; i++) {
      double handicap = isConfirmed(waiting.get(i)) ? 0 : NEW_CAR;
      for (int j = 0; j < costs[i].length; j++) {
        costs[i][j] = handicap + waiting.get(i).cost(detections.get(j), confident, FARTHEST);
      }
    }
    int[] assigned = Assignment.solve(costs, UNMATCHED);
    boolean[] taken = new boolean[detections.size()];
    for (int i = 0; i < assigned.length; i++) {
      if (assigned[i] >= 0) {
        waiting.get(i).follow(detections.get(assigned[i]), confident, timeMillis);
        taken[assigned[i]] = true;
      }
    }
    List<Detection> left = new ArrayList<>();
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j]) {
        left.add(detections.get(j));
      }
    }
    return left;
  }

  private boolean isLost(Car car) {
    // With few pictures a second, one or two without a car say nothing yet.
    return car.missed() > FEWEST_MISSES && timeMillis - car.seenMillis() > patience(car);
  }

  private long patience(Car car) {
    if (!isConfirmed(car)) {
      return settings.patienceMillis() / 4;
    }
    return Math.max(
        settings.patienceMillis(), Math.min(car.stoodMillis(), LONGEST_PATIENCE_MILLIS));
  }

  /** Writes all cars, with a version. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeLong(nextId);
    out.writeLong(timeMillis);
    out.writeInt(cars.size());
    for (Car car : cars) {
      car.write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws StateException if it is damaged or of a later version
   */
  public static Tracker read(DataInput in, TrackerSettings settings) throws IOException {
    StateException.readVersion(in, "tracker", VERSION);
    Tracker tracker = new Tracker(settings);
    tracker.nextId = in.readLong();
    tracker.timeMillis = in.readLong();
    int count = StateException.readCount(in, "cars", TrackerSettings.MOST_TRACKS);
    for (int i = 0; i < count; i++) {
      Car car = Car.read(in);
      if (car.seenMillis() > tracker.timeMillis) {
        throw new StateException("tracker: damaged, a car was seen after the newest picture");
      }
      tracker.cars.add(car);
    }
    return tracker;
  }
}

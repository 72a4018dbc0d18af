package io.marram.cars.occupancy;

import io.marram.cars.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One estimate of how many cars there are, from who came and went and from what is seen. Crossings
 * that were missed or were none let the one signal drift, cars that are hidden bias the other; each
 * corrects the other. How large the errors are is not known: there are several hypotheses, and each
 * weighs as much as it foretold what was seen (multiple-model estimation, Magill, 1965). One thread
 * at a time.
 *
 * <p>It must hear of the lot steadily. After more than ten minutes of silence it takes it that
 * nobody counted who came and went, and is as much less sure. Times are at least 0; one that is not
 * later than the one before counts as that one (see {@link
 * io.marram.cars.count.CountReport#clockMillis}).
 */
public final class OccupancyFilter {

  private static final int VERSION = 2;

  /** Counts are taken so many times while a short error lasts. */
  private static final int COUNTS_PER_ERROR = 10;

  /** A car that drives changes what is seen a little before or after it is counted. */
  private static final long STEADY_MILLIS = 5_000;

  /** Between pictures that are farther apart cars may move unnoticed. */
  private static final long LONGEST_GAP_MILLIS = 3_000;

  private static final long SILENCE_MILLIS = 600_000;

  /** In so long without counting, most cars of a lot change. */
  private static final double FORGETTING_MILLIS = 7_200_000;

  /** No hypothesis ever weighs less than this part of its share, so that it can come back. */
  private static final double LEAST_WEIGHT = 0.001;

  /** At once no more cars than this come uncounted, and go. */
  private static final double LARGEST_STEP = 0.25;

  private static final double HOUR_MILLIS = 3_600_000;
  private static final int MOST_HYPOTHESES = 100;
  private static final int NONE = -1;

  private final OccupancySettings settings;
  private final List<ErrorRates> hypotheses;
  private final List<JointBelief> beliefs = new ArrayList<>();
  private final double[] weights;
  private final MovementRate movement;
  private final DisagreementWatch watch;
  private int newest = NONE;
  private long changedMillis = NONE;
  private long takenMillis = NONE;
  private long timeMillis = NONE;
  private long stillMillis = NONE;

  /** Begins with no idea of the number. */
  public OccupancyFilter(OccupancySettings settings) {
    this.settings = settings;
    hypotheses = ErrorRates.hypotheses(settings);
    hypotheses.forEach(rates -> beliefs.add(new JointBelief(settings, rates)));
    weights = new double[beliefs.size()];
    movement = new MovementRate();
    watch =
        new DisagreementWatch(
            new SightModel(settings),
            settings.disagreementMillis(),
            Belief.nothing(settings.capacity()));
    weighEqually();
  }

  private void weighEqually() {
    Arrays.fill(weights, 1.0 / weights.length);
  }

  /**
   * Somebody has counted: from now on there are so many.
   *
   * @param cars 0 to the capacity
   * @throws IllegalArgumentException if there cannot be so many
   */
  public void known(int cars, long timeMillis) {
    if (cars < 0 || cars > settings.capacity()) {
      throw new IllegalArgumentException(
          "cars must be from 0 to %d, was %d".formatted(settings.capacity(), cars));
    }
    advance(timeMillis);
    believe(Belief.certain(cars, settings.capacity()));
  }

  private void believe(Belief belief) {
    beliefs.forEach(each -> each.believe(belief));
    movement.taken();
    takenMillis = timeMillis;
    newest = NONE;
    watch.reset(belief, timeMillis);
  }

  /** A car was counted at a line. */
  public void crossed(boolean entered, long timeMillis) {
    advance(timeMillis);
    beliefs.forEach(each -> each.cross(entered, 1 - settings.falseCrossings()));
    movement.crossed();
    ShiftKernel change = new ShiftKernel(settings.capacity());
    change.crossing(entered, settings);
    watch.crossed(change);
    changedMillis = this.timeMillis;
  }

  /**
   * Cars are watched, and none of them moves: nobody comes or goes. To be called for each picture
   * of which that can be said; in between, and where it is never called, cars may always move.
   */
  public void still(long timeMillis) {
    boolean watched = stillMillis != NONE && timeMillis - stillMillis <= LONGEST_GAP_MILLIS;
    advance(timeMillis, !watched);
    stillMillis = this.timeMillis;
  }

  /**
   * So many cars are seen. To be called as often as there is a count.
   *
   * @param cars a steady count (see {@link io.marram.cars.count.CountReport}), at least 0
   */
  public void seen(int cars, long timeMillis) {
    if (cars < 0) {
      throw new IllegalArgumentException("cars must be at least 0, was " + cars);
    }
    advance(timeMillis);
    if (newest == NONE) {
      take(cars);
    } else if (newest != cars) {
      changedMillis = this.timeMillis;
    }
    newest = cars;
    long passed = this.timeMillis - takenMillis;
    long due = settings.errorMillis() / COUNTS_PER_ERROR;
    boolean steady = this.timeMillis - changedMillis >= Math.min(due, STEADY_MILLIS);
    if (passed >= due && steady || passed >= 2 * due) {
      take(cars);
    }
  }

  /** Time passes without anything to count. */
  public void advance(long timeMillis) {
    advance(timeMillis, true);
  }

  private void advance(long timeMillis, boolean moving) {
    if (timeMillis <= this.timeMillis) {
      return;
    }
    long passed = this.timeMillis == NONE ? 0 : timeMillis - this.timeMillis;
    this.timeMillis = timeMillis;
    if (takenMillis == NONE) {
      takenMillis = timeMillis;
    }
    if (passed > SILENCE_MILLIS) {
      believe(cars().faded(1 - Math.exp(-passed / FORGETTING_MILLIS)));
    } else {
      movement.pass(passed, moving);
      ShiftKernel change = new ShiftKernel(settings.capacity());
      change.unseen(settings.unseenPerHour() * passed / HOUR_MILLIS);
      watch.crossed(change);
    }
  }

  private void take(int count) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      JointBelief belief = beliefs.get(i);
      uncounted(belief, movement.uncounted(hypotheses.get(i)));
      belief.pass(timeMillis - takenMillis);
      weights[i] *= belief.see(count);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = LEAST_WEIGHT / weights.length + (1 - LEAST_WEIGHT) * weights[i] / sum;
    }
    movement.taken();
    takenMillis = timeMillis;
    watch.seen(count, cars(), timeMillis);
  }

  /** Some may have come and some gone without being counted. */
  private static void uncounted(JointBelief belief, double eachWay) {
    int steps = (int) Math.ceil(eachWay / LARGEST_STEP);
    for (int i = 0; i < steps; i++) {
      belief.cross(true, eachWay / steps);
      belief.cross(false, eachWay / steps);
    }
  }

  /** The number of cars by all hypotheses, each for what it is worth. */
  private Belief cars() {
    double[] sum = new double[settings.capacity() + 1];
    for (int i = 0; i < weights.length; i++) {
      double[] cars = beliefs.get(i).cars();
      for (int number = 0; number < sum.length; number++) {
        sum[number] += weights[i] * cars[number];
      }
    }
    return Belief.ofWeights(sum);
  }

  /** What is known now. */
  public OccupancyEstimate estimate() {
    Belief now = cars();
    Belief.Range interval = now.interval();
    return new OccupancyEstimate(
        now.median(),
        now.mean(),
        interval.low(),
        interval.high(),
        watch.disagreement(),
        watch.isDisagreeing());
  }

  /** Writes all that is known, with a version. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeInt(weights.length);
    for (int i = 0; i < weights.length; i++) {
      out.writeDouble(weights[i]);
      beliefs.get(i).write(out);
    }
    movement.write(out);
    out.writeInt(newest);
    out.writeLong(changedMillis);
    out.writeLong(takenMillis);
    out.writeLong(timeMillis);
    out.writeLong(stillMillis);
    watch.write(out);
  }

  /**
   * Reads what {@link #write} wrote. The settings may have changed since. Of what the first version
   * wrote, the number of cars is kept.
   *
   * @throws StateException if it is damaged or of a later version
   */
  public static OccupancyFilter read(DataInput in, OccupancySettings settings) throws IOException {
    OccupancyFilter filter = new OccupancyFilter(settings);
    if (StateException.readVersion(in, "occupancy", VERSION) == 1) {
      filter.believe(Belief.read(in, settings.capacity()));
      return filter;
    }
    int count = StateException.readCount(in, "hypotheses", MOST_HYPOTHESES);
    if (count != filter.weights.length) {
      throw new StateException("occupancy: damaged, there are %d hypotheses".formatted(count));
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      filter.weights[i] = StateException.readNumber(in, "weight", 0, 1);
      sum += filter.weights[i];
      filter.beliefs.get(i).read(in);
    }
    if (Math.abs(sum - 1) > 1e-6) {
      throw new StateException("occupancy: damaged, the weights are not 1 together");
    }
    filter.movement.read(in);
    filter.newest = in.readInt();
    filter.changedMillis = in.readLong();
    filter.takenMillis = in.readLong();
    filter.timeMillis = in.readLong();
    filter.stillMillis = in.readLong();
    if (filter.newest < NONE
        || filter.changedMillis < NONE
        || filter.takenMillis < NONE
        || filter.timeMillis < filter.takenMillis
        || filter.timeMillis < filter.changedMillis
        || filter.stillMillis < NONE) {
      throw new StateException("occupancy: damaged, a count or a time cannot be");
    }
    filter.watch.read(in);
    return filter;
  }
}

package io.marram.cars.occupancy;

import io.marram.cars.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One estimate of how many cars there are, from who came and went and from what is seen: a Bayesian
 * filter with a probability for each number. Crossings that were missed or were none let the one
 * signal drift, cars that are hidden bias the other for a while; each corrects the other. One
 * thread at a time.
 *
 * <p>It must hear of the lot steadily. After more than ten minutes of silence it takes it that
 * nobody counted who came and went, and is as much less sure. Times are at least 0; one that is not
 * later than the one before counts as that one (see {@link
 * io.marram.cars.count.CountReport#clockMillis}).
 */
public final class OccupancyFilter {

  private static final int VERSION = 1;

  /** Counts are taken so many times while an error lasts; more say no more. */
  private static final int COUNTS_PER_ERROR = 5;

  /** After so many times as long as an error lasts none is left of it. */
  private static final int FRESH_ERRORS = 10;

  private static final long SILENCE_MILLIS = 600_000;
  private static final double HOUR_MILLIS = 3_600_000;

  /** In so long without counting, most cars of a lot change. */
  private static final double FORGETTING_MILLIS = 2 * HOUR_MILLIS;

  private static final int NONE = -1;

  private final OccupancySettings settings;
  private final SightModel sight;
  private final DisagreementWatch watch;
  private Belief belief;
  private ShiftKernel change;
  private int seenBefore = NONE;
  private int leftSince;
  private long takenMillis = NONE;
  private long timeMillis = NONE;

  /** Begins with no idea of the number. */
  public OccupancyFilter(OccupancySettings settings) {
    this.settings = settings;
    sight = new SightModel(settings);
    belief = Belief.nothing(settings.capacity());
    change = new ShiftKernel(settings.capacity());
    watch = new DisagreementWatch(sight, settings.disagreementMillis(), belief);
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
    belief = Belief.certain(cars, settings.capacity());
    change = new ShiftKernel(settings.capacity());
    seenBefore = NONE;
    leftSince = 0;
    takenMillis = this.timeMillis;
    watch.reset(belief, this.timeMillis);
  }

  /** A car was counted at a line. */
  public void crossed(boolean entered, long timeMillis) {
    advance(timeMillis);
    change.crossing(entered, settings);
    leftSince += entered ? 0 : 1;
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
    long passed = this.timeMillis - takenMillis;
    if (takenMillis == NONE || passed * COUNTS_PER_ERROR >= settings.errorMillis()) {
      take(cars, Math.exp(-Math.max(0, passed) / (double) settings.errorMillis()) * staying());
    }
  }

  /** The part of the cars that were there at the newest count; who left took the error along. */
  private double staying() {
    return Math.max(0, 1 - leftSince / Math.max(1, belief.mean()));
  }

  /** Time passes without anything to count. */
  public void advance(long timeMillis) {
    if (timeMillis <= this.timeMillis) {
      return;
    }
    boolean first = this.timeMillis == NONE;
    long passed = first ? 0 : timeMillis - this.timeMillis;
    this.timeMillis = timeMillis;
    if (passed > SILENCE_MILLIS) {
      settle();
      belief = belief.faded(1 - Math.exp(-passed / FORGETTING_MILLIS));
      watch.reset(belief, timeMillis);
    } else {
      change.unseen(settings.unseenPerHour() * passed / HOUR_MILLIS);
    }
    // Without counts for so long the errors are new ones.
    if (takenMillis != NONE && timeMillis - takenMillis > FRESH_ERRORS * settings.errorMillis()) {
      settle();
    }
  }

  /** Takes the changes into the belief; the error of the newest count is forgotten. */
  private void settle() {
    belief = belief.after(change);
    watch.crossed(change);
    change = new ShiftKernel(settings.capacity());
    seenBefore = NONE;
    leftSince = 0;
    takenMillis = timeMillis;
  }

  private void take(int seen, double lasting) {
    double[] weights = new double[settings.capacity() + 1];
    Belief expected = belief.after(change);
    for (int cars = 0; cars < weights.length; cars++) {
      weights[cars] =
          seenBefore == NONE
              ? expected.probability(cars) * sight.probability(seen, cars)
              : weight(cars, seen, lasting);
    }
    watch.crossed(change);
    belief = Belief.ofWeights(weights);
    change = new ShiftKernel(settings.capacity());
    seenBefore = seen;
    leftSince = 0;
    takenMillis = timeMillis;
    watch.seen(seen, belief, timeMillis);
  }

  /** That there are now so many and so many are seen, over all there may have been before. */
  private double weight(int cars, int seen, double lasting) {
    double weight = 0;
    int from = Math.max(change.lowest(), cars - settings.capacity());
    int to = Math.min(change.highest(), cars);
    for (int by = from; by <= to; by++) {
      double path = belief.probability(cars - by) * change.probability(by);
      if (path > 1e-15) {
        weight += path * sight.probability(seen, cars, seenBefore, cars - by, lasting);
      }
    }
    return weight;
  }

  /** What is known now. */
  public OccupancyEstimate estimate() {
    Belief now = change.isNothing() ? belief : belief.after(change);
    return new OccupancyEstimate(
        now.median(),
        now.mean(),
        now.low(),
        now.high(),
        watch.disagreement(),
        watch.isDisagreeing());
  }

  /** Writes all that is known, with a version. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    belief.write(out);
    out.writeInt(settings.capacity());
    change.write(out);
    out.writeInt(seenBefore);
    out.writeInt(leftSince);
    out.writeLong(takenMillis);
    out.writeLong(timeMillis);
    watch.write(out);
  }

  /**
   * Reads what {@link #write} wrote. The settings may have changed since.
   *
   * @throws StateException if it is damaged or of a later version
   */
  public static OccupancyFilter read(DataInput in, OccupancySettings settings) throws IOException {
    StateException.readVersion(in, "occupancy", VERSION);
    OccupancyFilter filter = new OccupancyFilter(settings);
    filter.belief = Belief.read(in, settings.capacity());
    int capacity = StateException.readCount(in, "capacity", OccupancySettings.MOST_CARS);
    filter.change = new ShiftKernel(capacity);
    filter.change.read(in);
    filter.seenBefore = in.readInt();
    filter.leftSince = in.readInt();
    filter.takenMillis = in.readLong();
    filter.timeMillis = in.readLong();
    if (filter.seenBefore < NONE
        || filter.leftSince < 0
        || filter.takenMillis < NONE
        || filter.timeMillis < NONE) {
      throw new StateException("occupancy: damaged, a count or a time is negative");
    }
    filter.watch.read(in);
    return filter;
  }
}

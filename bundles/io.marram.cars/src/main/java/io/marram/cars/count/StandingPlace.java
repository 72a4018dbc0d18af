package io.marram.cars.count;

import io.marram.cars.StateException;
import io.marram.cars.area.Polygon;
import io.marram.vision.geometry.Box;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A place where cars have stood: the mean of their grounds. */
final class StandingPlace {

  /** A car that begins to stand so soon after the one before is the same, lost for a moment. */
  private static final long SAME_CAR_MILLIS = 60_000;

  /** The newest of many cars still moves the mean by this part. */
  private static final double LEAST_GAIN = 0.05;

  private static final int MOST_STAYS = 1_000_000;

  private final double[] sides;
  private int stays;
  private double agreement;
  private long seenMillis;

  StandingPlace(Box ground, long seenMillis) {
    this(
        new double[] {ground.left(), ground.top(), ground.right(), ground.bottom()},
        1,
        1,
        seenMillis);
  }

  private StandingPlace(double[] sides, int stays, double agreement, long seenMillis) {
    this.sides = sides;
    this.stays = stays;
    this.agreement = agreement;
    this.seenMillis = seenMillis;
  }

  Box ground() {
    return new Box((float) sides[0], (float) sides[1], (float) sides[2], (float) sides[3]);
  }

  void stay(Box ground, long sinceMillis) {
    if (sinceMillis - seenMillis < SAME_CAR_MILLIS) {
      return;
    }
    stays = Math.min(stays + 1, MOST_STAYS);
    double gain = Math.max(LEAST_GAIN, 1.0 / stays);
    agreement += gain * (ground.intersectionOverUnion(ground()) - agreement);
    sides[0] += gain * (ground.left() - sides[0]);
    sides[1] += gain * (ground.top() - sides[1]);
    sides[2] += gain * (ground.right() - sides[2]);
    sides[3] += gain * (ground.bottom() - sides[3]);
  }

  void seen(long timeMillis) {
    seenMillis = timeMillis;
  }

  long seenMillis() {
    return seenMillis;
  }

  int stays() {
    return stays;
  }

  LearnedStall offer() {
    return new LearnedStall(Polygon.of(ground()), stays, agreement * (1 - Math.pow(0.5, stays)));
  }

  void write(DataOutput out) throws IOException {
    for (double side : sides) {
      out.writeDouble(side);
    }
    out.writeInt(stays);
    out.writeDouble(agreement);
    out.writeLong(seenMillis);
  }

  static StandingPlace read(DataInput in) throws IOException {
    double[] sides = new double[4];
    for (int i = 0; i < sides.length; i++) {
      // The right and lower sides are at least the left and upper ones.
      sides[i] = StateException.readNumber(in, "standing place", i < 2 ? 0 : sides[i - 2], 1);
    }
    int stays = StateException.readCount(in, "stays", MOST_STAYS);
    return new StandingPlace(
        sides, stays, StateException.readNumber(in, "agreement", 0, 1), in.readLong());
  }
}

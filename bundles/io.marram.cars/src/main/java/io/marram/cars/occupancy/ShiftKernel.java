package io.marram.cars.occupancy;

import io.marram.cars.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** By how much the number of cars has changed: a probability for each change. */
final class ShiftKernel {

  /** Less likely changes at the ends are left out. */
  private static final double NEGLIGIBLE = 1e-12;

  private static final int MOST_MISSED = 8;

  private final int most;
  private double[] probability = {1};
  private int lowest;

  /**
   * @param most larger changes than this are left out
   */
  ShiftKernel(int most) {
    this.most = most;
  }

  int lowest() {
    return lowest;
  }

  int highest() {
    return lowest + probability.length - 1;
  }

  double probability(int change) {
    return probability[change - lowest];
  }

  boolean isNothing() {
    return probability.length == 1 && lowest == 0;
  }

  /** One crossing was counted: it may have been none, and others may have been missed. */
  void crossing(boolean entered, OccupancySettings settings) {
    double[] cars = new double[MOST_MISSED + 2];
    double missed = 1 - settings.missedCrossings();
    for (int i = 0; i <= MOST_MISSED; i++) {
      cars[i] += settings.falseCrossings() * missed;
      cars[i + 1] += (1 - settings.falseCrossings()) * missed;
      missed *= settings.missedCrossings();
    }
    if (entered) {
      convolve(cars, 0);
    } else {
      double[] leaving = new double[cars.length];
      for (int i = 0; i < cars.length; i++) {
        leaving[i] = cars[cars.length - 1 - i];
      }
      convolve(leaving, -MOST_MISSED - 1);
    }
  }

  /** Some cars may have come and gone unseen. */
  void unseen(double carsEachWay) {
    // One step moves a quarter of the probability each way at most; beyond the lot's size squared
    // nothing is known anyway.
    double steps = Math.min(Math.ceil(carsEachWay / 0.25), (double) most * most);
    double step = steps == 0 ? 0 : Math.min(0.25, carsEachWay / steps);
    for (int i = 0; i < steps; i++) {
      convolve(new double[] {step, 1 - 2 * step, step}, -1);
    }
  }

  private void convolve(double[] other, int otherLowest) {
    double[] sum = new double[probability.length + other.length - 1];
    for (int i = 0; i < probability.length; i++) {
      for (int j = 0; j < other.length; j++) {
        sum[i + j] += probability[i] * other[j];
      }
    }
    int first = Math.max(0, -most - lowest - otherLowest);
    int last = Math.min(sum.length - 1, most - lowest - otherLowest);
    while (first < last && sum[first] < NEGLIGIBLE) {
      first++;
    }
    while (last > first && sum[last] < NEGLIGIBLE) {
      last--;
    }
    // More cars came, or went, than there can be: the largest change is all that is left.
    if (first >= sum.length || last < 0) {
      lowest = first >= sum.length ? -most : most;
      probability = new double[] {1};
      return;
    }
    probability = normalised(Arrays.copyOfRange(sum, first, last + 1));
    lowest += otherLowest + first;
  }

  private static double[] normalised(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    // What is left out at the ends is little, unless all that is left is hardly possible.
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(lowest);
    out.writeInt(probability.length);
    for (double each : probability) {
      out.writeDouble(each);
    }
  }

  void read(DataInput in) throws IOException {
    lowest = in.readInt();
    int count = StateException.readCount(in, "changes", 2 * most + 1);
    if (count == 0 || lowest < -most || lowest + count - 1 > most) {
      throw new StateException("changes: damaged, %d from %d".formatted(count, lowest));
    }
    probability = new double[count];
    for (int i = 0; i < count; i++) {
      probability[i] = StateException.readNumber(in, "probability", 0, 1);
    }
  }
}

package io.marram.cars.occupancy;

import io.marram.cars.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A probability for each number of cars from 0 to the capacity. */
final class Belief {

  private static final double HELD = 0.95;

  /** Some numbers of cars, both ends included. */
  record Range(int low, int high) {}

  private final double[] probability;

  private Belief(double[] probability) {
    this.probability = probability;
  }

  /** Any number is as likely as another. */
  static Belief nothing(int capacity) {
    double[] all = new double[capacity + 1];
    Arrays.fill(all, 1.0 / all.length);
    return new Belief(all);
  }

  static Belief certain(int cars, int capacity) {
    double[] one = new double[capacity + 1];
    one[cars] = 1;
    return new Belief(one);
  }

  /** From weights that need not sum to 1; empty of any weight, nothing is known. */
  static Belief ofWeights(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    if (!(sum > Double.MIN_NORMAL) || !Double.isFinite(sum)) {
      return nothing(weights.length - 1);
    }
    return new Belief(Arrays.stream(weights).map(weight -> weight / sum).toArray());
  }

  int capacity() {
    return probability.length - 1;
  }

  double probability(int cars) {
    return probability[cars];
  }

  /** After a change. What would leave fewer than no cars, or too many, was not so. */
  Belief after(ShiftKernel change) {
    double[] moved = new double[probability.length];
    for (int cars = 0; cars < moved.length; cars++) {
      int from = Math.max(change.lowest(), -cars);
      int to = Math.min(change.highest(), capacity() - cars);
      for (int by = from; by <= to; by++) {
        moved[cars + by] += probability[cars] * change.probability(by);
      }
    }
    if (Arrays.stream(moved).sum() > 1e-30) {
      return ofWeights(moved);
    }
    return certain(change.lowest() < 0 ? 0 : capacity(), capacity());
  }

  /** After a car came, or went, with a probability; fewer than none or too many cannot be. */
  Belief crossed(boolean entered, double probable) {
    double[] moved = new double[probability.length];
    for (int cars = 0; cars < moved.length; cars++) {
      int to = Math.max(0, Math.min(capacity(), entered ? cars + 1 : cars - 1));
      moved[cars] += probability[cars] * (1 - probable);
      moved[to] += probability[cars] * probable;
    }
    return ofWeights(moved);
  }

  /** Less sure by a part, 0 to 1. */
  Belief faded(double part) {
    return new Belief(
        Arrays.stream(probability)
            .map(each -> (1 - part) * each + part / probability.length)
            .toArray());
  }

  double mean() {
    double mean = 0;
    for (int cars = 0; cars < probability.length; cars++) {
      mean += cars * probability[cars];
    }
    return mean;
  }

  int median() {
    return firstAbove(0.5);
  }

  /**
   * The interval that holds 95 %, as near as whole numbers come to it: from the median on, the more
   * likely neighbour is taken in as long as that brings its probability nearer to 95 %.
   */
  Range interval() {
    int low = median();
    int high = low;
    double held = probability[low];
    while (held < HELD) {
      double below = low > 0 ? probability[low - 1] : -1;
      double above = high < capacity() ? probability[high + 1] : -1;
      double next = Math.max(below, above);
      if (Math.abs(held + next - HELD) >= HELD - held) {
        break;
      }
      held += next;
      if (above > below) {
        high++;
      } else {
        low--;
      }
    }
    return new Range(low, high);
  }

  private int firstAbove(double part) {
    double sum = probability[0];
    int cars = 0;
    while (cars < capacity() && sum < part) {
      sum += probability[++cars];
    }
    return cars;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(probability.length);
    for (double each : probability) {
      out.writeDouble(each);
    }
  }

  /** Reads a belief, also one about a smaller or larger lot. */
  static Belief read(DataInput in, int capacity) throws IOException {
    int count = StateException.readCount(in, "belief", OccupancySettings.MOST_CARS + 1);
    double[] weights = new double[capacity + 1];
    for (int cars = 0; cars < count; cars++) {
      double each = StateException.readNumber(in, "probability", 0, 1);
      weights[Math.min(cars, capacity)] += each;
    }
    return ofWeights(weights);
  }
}

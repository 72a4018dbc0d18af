package io.marram.anomaly.group;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Arrays of finite numbers in a state. */
final class Numbers {

  private Numbers() {}

  static void write(DataOutput out, double[] numbers) throws IOException {
    for (double number : numbers) {
      out.writeDouble(number);
    }
  }

  /** Reads numbers of which some may be NaN. */
  static void readIfThere(DataInput in, double[] numbers) throws IOException {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
      if (Double.isInfinite(numbers[i])) {
        throw new StateException("group: damaged, a reading is infinite");
      }
    }
  }

  static void read(DataInput in, double[] numbers) throws IOException {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
      if (!Double.isFinite(numbers[i])) {
        throw new StateException("group: damaged, a number is " + numbers[i]);
      }
    }
  }

  static double[] read(DataInput in, int count) throws IOException {
    double[] numbers = new double[count];
    read(in, numbers);
    return numbers;
  }

  static double[] readPositive(DataInput in, int count) throws IOException {
    double[] numbers = read(in, count);
    for (double number : numbers) {
      if (!(number > 0)) {
        throw new StateException("group: damaged, a scale or limit is " + number);
      }
    }
    return numbers;
  }

  /** A count that must lie within bounds. */
  static int readCount(DataInput in, String what, int from, int to) throws IOException {
    int count = in.readInt();
    if (count < from || count > to) {
      throw new StateException(
          "group: damaged, %s is %d and not %d to %d".formatted(what, count, from, to));
    }
    return count;
  }
}

package io.marram.anomaly.group;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * From where on evidence is too much.
 *
 * @param hotelling of T² of the smoothed deviations
 * @param predictionError of Q of the smoothed deviations
 * @param misfits by sensor: of the smoothed squared misfit
 */
record Limits(double hotelling, double predictionError, double[] misfits) {

  /** Evidence over its limit, the largest of all; above 1 is too much. */
  double strangeness(double hotelling, double predictionError, double[] misfits) {
    double most = Math.max(ofHotelling(hotelling), ofPredictionError(predictionError));
    for (int j = 0; j < misfits.length; j++) {
      most = Math.max(most, misfits[j] / this.misfits[j]);
    }
    return most;
  }

  /** The same, such that all strangeness is less by a factor. */
  Limits times(double factor) {
    double[] larger = new double[misfits.length];
    for (int j = 0; j < larger.length; j++) {
      larger[j] = factor * misfits[j];
    }
    return new Limits(factor * factor * hotelling, factor * factor * predictionError, larger);
  }

  double ofHotelling(double value) {
    return Math.sqrt(value / hotelling);
  }

  double ofPredictionError(double value) {
    return Math.sqrt(value / predictionError);
  }

  /** The sensor whose misfit is largest for its limit. */
  int leastFitting(double[] misfits) {
    int least = 0;
    for (int j = 1; j < misfits.length; j++) {
      if (misfits[j] / this.misfits[j] > misfits[least] / this.misfits[least]) {
        least = j;
      }
    }
    return least;
  }

  void write(DataOutput out) throws IOException {
    Numbers.write(out, new double[] {hotelling, predictionError});
    Numbers.write(out, misfits);
  }

  static Limits read(DataInput in, int sensors) throws IOException {
    double[] both = Numbers.readPositive(in, 2);
    return new Limits(both[0], both[1], Numbers.readPositive(in, sensors));
  }
}

package io.marram.anomaly.group;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What each sensor reads when nothing is strange. It follows normal drift (a room that gets warmer)
 * while the group is quiet. While the group is strange it stays, but each sensor is allowed a zone
 * around it that grows as fast as the sensor usually drifts; so a process that comes back is normal
 * at once, and normal drift during a fault does not make the fault last for ever.
 */
final class Baseline {

  /** One row moves it by no more than so many deviations' part. */
  private static final double LARGEST_DEVIATION = 5;

  /** It follows no faster than so many times the usual drift. */
  private static final double LARGEST_SPEED = 3;

  /** A zone shrinks so many times faster than it grows. */
  private static final double SHRINKING = 2;

  private final double[] centres;
  private final double[] zones;

  Baseline(double[] centres) {
    this.centres = centres.clone();
    zones = new double[centres.length];
  }

  double centre(int sensor) {
    return centres[sensor];
  }

  /** How far a sensor's value is from its zone; 0 within. */
  double deviation(int sensor, double value) {
    double deviation = value - centres[sensor];
    return deviation - Pca.clamp(deviation, zones[sensor]);
  }

  /** Follows without a limit, while the usual drift is not known. */
  void learn(int sensor, double value, double scale, double weight) {
    double limit = LARGEST_DEVIATION * scale;
    centres[sensor] += weight * Pca.clamp(value - centres[sensor], limit);
  }

  /** Follows a row that is not strange. */
  void follow(int sensor, double value, double scale, double weight, double speed) {
    double limit = Math.min(weight * LARGEST_DEVIATION * scale, LARGEST_SPEED * speed);
    centres[sensor] += Pca.clamp(weight * (value - centres[sensor]), limit);
    zones[sensor] = Math.max(0, zones[sensor] - SHRINKING * speed);
  }

  /** Takes note of a strange row. */
  void hold(int sensor, double speed) {
    zones[sensor] += speed;
  }

  void write(DataOutput out) throws IOException {
    Numbers.write(out, centres);
    Numbers.write(out, zones);
  }

  static Baseline read(DataInput in, int sensors) throws IOException {
    Baseline baseline = new Baseline(Numbers.read(in, sensors));
    Numbers.read(in, baseline.zones);
    return baseline;
  }
}

package io.marram.anomaly.group;

import io.marram.anomaly.Sample;
import io.marram.anomaly.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A pump with three sensors that go together, read once a second. */
final class Pumps {

  static final List<String> SENSORS = List.of("current", "flow", "pressure");
  static final GroupSettings SETTINGS = GroupSettings.of("pump", SENSORS, 100);

  private final Random random;

  Pumps(long seed) {
    random = new Random(seed);
  }

  /** Current around 2 A, flow around 30 l/min, pressure around 0.5 bar. */
  double[] row() {
    double load = random.nextGaussian();
    return new double[] {
      2 + 0.2 * load + 0.05 * random.nextGaussian(),
      30 + load + 0.3 * random.nextGaussian(),
      0.5 + 0.1 * load + 0.03 * random.nextGaussian()
    };
  }

  /** The verdict on a row; the values in the order of the sensors, NaN for none. */
  static Optional<Verdict> observe(GroupMonitor monitor, int second, double... values) {
    Optional<Verdict> last = Optional.empty();
    for (int j = 0; j < values.length; j++) {
      Optional<Verdict> verdict =
          monitor.observe(SENSORS.get(j), new Sample(second * 1000L, values[j]));
      last = verdict.isPresent() ? verdict : last;
    }
    return last;
  }

  /** A monitor that has learned; the next second is the number of its rows. */
  GroupMonitor learned(int rows) {
    GroupMonitor monitor = new GroupMonitor(SETTINGS);
    for (int second = 0; second < rows; second++) {
      observe(monitor, second, row());
    }
    return monitor;
  }

  static double[] without(int sensor, double... row) {
    double[] without = Arrays.copyOf(row, row.length);
    without[sensor] = Double.NaN;
    return without;
  }
}

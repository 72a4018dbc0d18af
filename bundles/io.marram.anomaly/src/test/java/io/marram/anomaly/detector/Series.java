package io.marram.anomaly.detector;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Readings every five minutes that are given to an ensemble. */
final class Series {

  static final long INTERVAL_MILLIS = Duration.ofMinutes(5).toMillis();
  static final DetectorSettings SETTINGS = new DetectorSettings(1, List.of());

  /** A budget of 0.2 a day; see {@link io.marram.anomaly.calibration.FalseAlarmBudget}. */
  static final double ALARM = 0.513;

  private static final long BEGIN_MILLIS = 1_790_000_000_000L;

  private Ensemble ensemble = new Ensemble(StandardDetectors.kinds(), SETTINGS);
  private long readings;

  Assessment add(double value) {
    return ensemble.observe(new Observation(nextMillis(), value, new double[0]));
  }

  long nextMillis() {
    return BEGIN_MILLIS + INTERVAL_MILLIS * readings++;
  }

  /** How many of the readings are alarms. */
  int alarms(int count, DoubleSupplier values) {
    int alarms = 0;
    for (int i = 0; i < count; i++) {
      alarms += add(values.getAsDouble()).score() >= ALARM ? 1 : 0;
    }
    return alarms;
  }

  byte[] written() {
    return written(ensemble);
  }

  static byte[] written(Ensemble ensemble) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ensemble.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  static Ensemble read(byte[] state, List<DetectorKind> kinds) throws IOException {
    return Ensemble.read(new DataInputStream(new ByteArrayInputStream(state)), kinds, SETTINGS);
  }

  void restart() {
    try {
      ensemble = read(written(), StandardDetectors.kinds());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

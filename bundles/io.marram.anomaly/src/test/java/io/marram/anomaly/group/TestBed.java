package io.marram.anomaly.group;

import java.util.List;
import java.util.Random;

/**
 * A made-up water circulation: eight sensors, a reading a second, driven by three hidden states
 * (load of the pump, warmth of the room and the water, mains voltage). The first 400 rows are
 * normal. What is labelled is an interval in which the process is another one.
 */
final class TestBed {

  /** What happens to the process. */
  enum Event {
    VALVE_PARTLY_CLOSED,
    SHIFT_OF_ONE,
    OTHER_CORRELATION,
    MORE_VARIANCE,
    SLOW_DRIFT,
    STUCK,
    IMBALANCE,
    ONLY_WARMER
  }

  /** Rows of readings, and which of them are anomalous. */
  record Run(Event event, double[][] rows, boolean[] labels) {}

  static final List<String> SENSORS =
      List.of(
          "acceleration 1",
          "acceleration 2",
          "current",
          "pressure",
          "temperature",
          "thermocouple",
          "voltage",
          "flow");

  static final int NORMAL_ROWS = 400;

  private static final int CURRENT = 2;
  private static final int PRESSURE = 3;
  private static final int FLOW = 7;

  /** By sensor: the level, the size of one unit, and the steps that it is rounded to. */
  private static final double[] LEVELS = {0.027, 0.040, 1.3, 0.25, 78, 26, 228, 32};

  private static final double[] UNITS = {0.0004, 0.0006, 0.3, 0.25, 0.5, 0.3, 9, 0.5};
  private static final double[] STEPS = {1e-6, 1e-6, 1e-5, 0.33, 1e-3, 1e-4, 1e-3, 0.5};

  /** By sensor: how it follows load, warmth and mains, and how much noise of its own it has. */
  private static final double[][] LOADINGS = {
    {0.8, 0.2, 0.0}, {0.7, 0.2, 0.1}, {0.6, 0.0, 0.3}, {0.6, 0.0, 0.0},
    {0.0, 1.0, 0.0}, {0.1, 0.9, 0.0}, {0.0, 0.0, 0.8}, {-0.9, 0.0, 0.1}
  };

  private static final double[] NOISE = {0.5, 0.6, 0.8, 0.8, 0.3, 0.15, 0.7, 0.4};

  private final Random random;
  private final Event event;
  private final int begin;
  private final int end;
  private final double size;
  private final int sensor;
  private final int ramp;
  private final double[] frozen = new double[SENSORS.size()];

  private TestBed(long seed, int quietRows) {
    random = new Random(seed * 7919 + 17);
    random.nextDouble();
    event = Event.values()[(int) (seed % Event.values().length)];
    begin = quietRows > 0 ? quietRows : 480 + random.nextInt(200);
    end = quietRows > 0 ? quietRows : begin + 200 + random.nextInt(250);
    size = random.nextDouble();
    sensor = random.nextInt(SENSORS.size());
    ramp = 5 + random.nextInt(50);
  }

  /** The run of a seed; the event goes round with it. */
  static Run run(long seed) {
    TestBed bed = new TestBed(seed, 0);
    return bed.make(bed.end + 60 + bed.random.nextInt(250));
  }

  /** As many rows of the process with nothing strange. */
  static Run quiet(long seed, int rows) {
    return new TestBed(seed, rows).make(rows);
  }

  private Run make(int length) {
    double[][] rows = new double[length][];
    boolean[] labels = new boolean[length];
    double load = 0;
    double warmth = 0;
    double room = 0;
    double mains = 0;
    double loadMemory = 0.8 + 0.17 * random.nextDouble();
    double warming = (random.nextDouble() - 0.3) * 3;
    double wander = 0.01 + 0.03 * random.nextDouble();
    if (event == Event.ONLY_WARMER) {
      warming = 4;
      wander = 0.05;
    }
    for (int i = -200; i < length; i++) {
      load = ar(load, loadMemory);
      mains = ar(mains, 0.6);
      room += wander * random.nextGaussian();
      warmth = 0.98 * warmth + 0.02 * (room + warming * (1 - Math.exp(-(i + 200) / 500.0))) * 2.5;
      if (i >= 0) {
        labels[i] = i >= begin && i < end && event != Event.ONLY_WARMER;
        rows[i] = row(i, load, warmth, mains);
      }
    }
    return new Run(event, rows, labels);
  }

  private double[] row(int index, double load, double warmth, double mains) {
    int count = SENSORS.size();
    double[] units = new double[count];
    double within = within(index);
    boolean on = index >= begin && index < end;
    for (int j = 0; j < count; j++) {
      double[] loadings = LOADINGS[j];
      double hidden = loadings[0] * load + loadings[1] * warmth + loadings[2] * mains;
      double noise = NOISE[j] * random.nextGaussian();
      if (random.nextInt(400) == 0) {
        noise *= 5;
      }
      if (j == sensor && on) {
        if (event == Event.OTHER_CORRELATION) {
          hidden = -hidden;
        } else if (event == Event.MORE_VARIANCE) {
          noise *= 2.5 + 2.5 * size;
        }
      }
      units[j] = hidden + noise;
    }
    change(units, within, index);
    double[] row = new double[count];
    for (int j = 0; j < count; j++) {
      row[j] = STEPS[j] * Math.rint((LEVELS[j] + UNITS[j] * units[j]) / STEPS[j]);
    }
    if (event == Event.STUCK) {
      if (index == begin) {
        System.arraycopy(row, 0, frozen, 0, count);
      } else if (on) {
        row[sensor] = frozen[sensor];
      }
    }
    return row;
  }

  /** How far the event has come, 0 to 1; its end takes a few rows as well. */
  private double within(int index) {
    if (index < begin) {
      return 0;
    }
    double rising = Math.min(1, (index - begin + 1) / (double) ramp);
    return index < end ? rising : rising * Math.exp(-(index - end) / 4.0);
  }

  private void change(double[] units, double within, int index) {
    switch (event) {
      case VALVE_PARTLY_CLOSED -> {
        units[FLOW] -= within * (1.5 + 3 * size);
        units[PRESSURE] += within * (0.8 + 1.5 * size);
        units[CURRENT] -= within * (0.5 + size);
      }
      case SHIFT_OF_ONE -> units[sensor] += within * (2 + 3 * size);
      case SLOW_DRIFT -> {
        if (index >= begin && index < end) {
          double done = (index - begin) / (double) (end - begin);
          units[sensor] += done * (5 + 5 * size);
        }
      }
      case IMBALANCE -> {
        units[0] += within * (1 + 2 * size) * (1 + 0.5 * random.nextGaussian());
        units[1] += within * (1 + 1.5 * size) * (1 + 0.5 * random.nextGaussian());
      }
      case ONLY_WARMER, MORE_VARIANCE, OTHER_CORRELATION, STUCK -> {
        // said elsewhere
      }
    }
  }

  private double ar(double state, double memory) {
    return memory * state + Math.sqrt(1 - memory * memory) * random.nextGaussian();
  }
}

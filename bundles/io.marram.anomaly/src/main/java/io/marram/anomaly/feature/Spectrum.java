package io.marram.anomaly.feature;

import java.util.List;

/**
 * How the power of a window is spread over slow, medium and fast oscillations: shares, 0 to 1, of
 * all power but that of the mean. Slow ones have at most {@value #SLOW_CYCLES} cycles in the
 * window, fast ones take at most {@value #FAST_READINGS} readings. Of a longer window only the
 * newest {@value #MOST_READINGS} readings count. Readings count as if they came at equal intervals;
 * NaN until the window is full, 0 if all of its values are equal.
 *
 * <p>A sliding discrete Fourier transform: a new reading turns each coefficient by one step. It is
 * computed afresh now and then, and at once when what is left is so little that rounding errors of
 * what was there before would show.
 */
final class Spectrum implements FeatureCalculator {

  static final List<String> NAMES =
      List.of("slow oscillations", "medium oscillations", "fast oscillations");

  static final int MOST_READINGS = 128;
  static final int SLOW_CYCLES = 3;
  static final int FAST_READINGS = 5;

  private static final int FRESH_WINDOWS = 16;
  private static final double LITTLE = 1e-6;

  private final int readings;
  private final int bins;
  private final int firstMedium;
  private final int firstFast;
  private final double[] cos;
  private final double[] sin;

  /** Coefficients of the frequencies of 1, 2, ... cycles in the window. */
  private final double[] real;

  private final double[] imaginary;
  private final double[] turnCos;
  private final double[] turnSin;
  private final double[] power;

  private int added;
  private int sinceFresh;
  private double mostPower;
  private double slow;
  private double medium;
  private double fast;

  Spectrum(int windowSize) {
    readings = Math.min(windowSize, MOST_READINGS);
    bins = readings / 2;
    firstFast = (readings + FAST_READINGS - 1) / FAST_READINGS;
    firstMedium = Math.min(SLOW_CYCLES + 1, firstFast);
    cos = new double[readings];
    sin = new double[readings];
    for (int i = 0; i < readings; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / readings);
      sin[i] = Math.sin(2 * Math.PI * i / readings);
    }
    real = new double[bins];
    imaginary = new double[bins];
    power = new double[bins];
    turnCos = new double[bins];
    turnSin = new double[bins];
    System.arraycopy(cos, 1, turnCos, 0, bins);
    System.arraycopy(sin, 1, turnSin, 0, bins);
  }

  @Override
  public void add(Window window) {
    if (added < readings) {
      added++;
    }
    if (added < readings) {
      return;
    }
    sinceFresh++;
    if (window.size() == readings && !window.hasDropped()
        || sinceFresh >= FRESH_WINDOWS * readings) {
      refresh(window);
      return;
    }
    turn(window.value(0) - left(window));
    sumUp();
    if (!(total() >= LITTLE * mostPower)) {
      refresh(window);
    }
    mostPower = Math.max(mostPower, total());
  }

  private double left(Window window) {
    return window.size() > readings ? window.value(readings) : window.droppedValue();
  }

  private void turn(double difference) {
    for (int i = 0; i < bins; i++) {
      double re = real[i] + difference;
      double im = imaginary[i];
      real[i] = re * turnCos[i] - im * turnSin[i];
      imaginary[i] = re * turnSin[i] + im * turnCos[i];
      power[i] = real[i] * real[i] + imaginary[i] * imaginary[i];
    }
  }

  private void refresh(Window window) {
    double origin = window.value(0);
    for (int i = 0; i < bins; i++) {
      double re = 0;
      double im = 0;
      int angle = 0;
      for (int age = 0; age < readings; age++) {
        angle = angle + i + 1;
        angle = angle < readings ? angle : angle - readings;
        double value = window.value(age) - origin;
        re += value * cos[angle];
        im += value * sin[angle];
      }
      real[i] = re;
      imaginary[i] = im;
      power[i] = re * re + im * im;
    }
    sumUp();
    sinceFresh = 0;
    mostPower = total();
  }

  /** The highest frequency of an even number of readings has no mirror image: it counts half. */
  private void sumUp() {
    if (readings % 2 == 0) {
      power[bins - 1] /= 2;
    }
    slow = sum(1, firstMedium);
    medium = sum(firstMedium, firstFast);
    fast = sum(firstFast, bins + 1);
  }

  private double sum(int fromCycles, int untilCycles) {
    double sum = 0;
    for (int cycles = fromCycles; cycles < untilCycles; cycles++) {
      sum += power[cycles - 1];
    }
    return sum;
  }

  private double total() {
    return slow + medium + fast;
  }

  @Override
  public void values(double[] into, int offset) {
    boolean full = added == readings;
    into[offset] = full ? share(slow) : Double.NaN;
    into[offset + 1] = full ? share(medium) : Double.NaN;
    into[offset + 2] = full ? share(fast) : Double.NaN;
  }

  private double share(double part) {
    double total = total();
    return total > 0 ? part / total : 0;
  }
}

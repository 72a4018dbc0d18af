package io.marram.anomaly.feature;

/**
 * Sums, smallest and largest of the newest samples, without ever taking anything off a sum, so that
 * rounding errors do not add up and a huge value leaves nothing behind.
 *
 * <p>The samples are in two parts. Of the older part it knows, for each of its samples, the sums
 * from that one to the part's newest, so that the oldest can leave; of the newer part only the sum.
 * When the older part is empty, all samples become the older part. That costs a step a sample on
 * average.
 *
 * <p>Values and times are measured from those of one sample, which is in the window as long as they
 * are. So the spread is never small beside the numbers that are added up: in the worst case the
 * variance has lost as many bits as the number of samples has.
 */
final class SlidingSums {

  private static final double MILLIS_PER_SECOND = 1000;

  private final int capacity;

  private final double[] olderX;
  private final double[] olderXx;
  private final double[] olderT;
  private final double[] olderTt;
  private final double[] olderTx;
  private final double[] olderLow;
  private final double[] olderHigh;

  private int older;
  private int newer;
  private double originValue;
  private long originMillis;

  private double x;
  private double xx;
  private double t;
  private double tt;
  private double tx;
  private double low;
  private double high;

  /**
   * @param capacity how many of the newest samples count
   */
  SlidingSums(int capacity) {
    this.capacity = capacity;
    olderX = new double[capacity];
    olderXx = new double[capacity];
    olderT = new double[capacity];
    olderTt = new double[capacity];
    olderTx = new double[capacity];
    olderLow = new double[capacity];
    olderHigh = new double[capacity];
    clear();
  }

  private void clear() {
    newer = 0;
    x = 0;
    xx = 0;
    t = 0;
    tt = 0;
    tx = 0;
    low = Double.POSITIVE_INFINITY;
    high = Double.NEGATIVE_INFINITY;
  }

  /** Takes the newest sample of a window of at least the same capacity. */
  void add(Window window) {
    if (older + newer == capacity) {
      older--;
    }
    add(window.timeMillis(0), window.value(0));
    newer++;
    if (older == 0) {
      makeOlder(window);
    }
  }

  private void add(long timeMillis, double value) {
    double fromOrigin = value - originValue;
    double seconds = (timeMillis - originMillis) / MILLIS_PER_SECOND;
    x += fromOrigin;
    xx += fromOrigin * fromOrigin;
    t += seconds;
    tt += seconds * seconds;
    tx += seconds * fromOrigin;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }

  private void makeOlder(Window window) {
    originValue = window.value(0);
    originMillis = window.timeMillis(0);
    older = newer;
    clear();
    for (int age = 0; age < older; age++) {
      add(window.timeMillis(age), window.value(age));
      olderX[age] = x;
      olderXx[age] = xx;
      olderT[age] = t;
      olderTt[age] = tt;
      olderTx[age] = tx;
      olderLow[age] = low;
      olderHigh[age] = high;
    }
    clear();
  }

  int count() {
    return older + newer;
  }

  double mean() {
    return originValue + (x + olderX[older - 1]) / count();
  }

  /** The mean square of the distances from the mean. */
  double variance() {
    return spread(xx + olderXx[older - 1], x + olderX[older - 1]) / count();
  }

  /** Of the line of least squares, per second; NaN if all samples are of the same time. */
  double slope() {
    double timeSum = t + olderT[older - 1];
    double timeSpread = spread(tt + olderTt[older - 1], timeSum);
    double common = tx + olderTx[older - 1] - timeSum * (x + olderX[older - 1]) / count();
    return timeSpread > 0 ? common / timeSpread : Double.NaN;
  }

  private double spread(double squares, double sum) {
    return Math.max(0, squares - sum * sum / count());
  }

  double smallest() {
    return Math.min(low, olderLow[older - 1]);
  }

  double largest() {
    return Math.max(high, olderHigh[older - 1]);
  }
}

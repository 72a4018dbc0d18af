package io.marram.anomaly.series;

import io.marram.anomaly.Sample;
import io.marram.anomaly.StateException;
import io.marram.anomaly.Verdict;
import io.marram.anomaly.series.Appraiser.Appraisal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Watches one series: checks each reading, judges it by what was learned before, then learns from
 * it. Not safe for use by several threads.
 *
 * <ul>
 *   <li>A reading that is not finite, too large, a duplicate or out of order is refused. A second
 *       value for the same moment is refused as well: the first one counts.
 *   <li>NaN is a missing value: nothing is strange about it, and nothing is learned from it.
 *   <li>When readings come back after an unusual gap, that is an anomaly, unless nobody watched.
 *   <li>A sensor's clock that is set is followed once several readings agree.
 *   <li>Of a counter the rise is judged, so that a reset is nothing special.
 * </ul>
 */
public final class SeriesMonitor {

  private static final int VERSION = 1;

  /** No quantity is larger, and powers of it are still finite. */
  private static final double LARGEST = 1e50;

  private final String series;
  private final SeriesSettings settings;
  private final SeriesClock clock;
  private final Intervals intervals;
  private final Counter counter;
  private final SeriesKinds kinds;
  private Appraiser appraiser;
  private double lastValue = Double.NaN;

  /** When there was a value last, as the sensor says it. */
  private long lastHeardMillis;

  /** Whether nobody watched for some time before the next reading. */
  private boolean away;

  /** A monitor that has seen nothing yet. */
  public SeriesMonitor(String series, SeriesSettings settings, SeriesKinds kinds) {
    this.series = series;
    this.settings = settings;
    this.kinds = kinds;
    this.clock = new SeriesClock();
    this.intervals = new Intervals();
    this.counter = new Counter();
    this.appraiser = new Appraiser(settings, kinds);
  }

  private SeriesMonitor(DataInput in, String series, SeriesSettings settings, SeriesKinds kinds)
      throws IOException {
    this.series = series;
    this.settings = settings;
    this.kinds = kinds;
    this.clock = SeriesClock.read(in);
    this.intervals = Intervals.read(in);
    this.counter = Counter.read(in);
    this.lastValue = in.readDouble();
    this.lastHeardMillis = in.readLong();
    this.appraiser = Appraiser.read(in, settings, kinds);
  }

  /**
   * Takes note that nobody watched for some time: that there was no reading meanwhile says nothing
   * about the sensor.
   */
  public void resume() {
    away = true;
  }

  /** Judges the next reading, then learns from it. */
  public Verdict observe(Sample sample) {
    boolean first = !clock.hasBegun();
    long before = clock.lastMillis();
    String refusal = refusal(sample);
    if (!refusal.isEmpty()) {
      return Verdict.invalid(series, sample, refusal);
    }
    boolean missing = Double.isNaN(sample.value());
    boolean setBack = clock.setByMillis() < 0;
    long gap = first || setBack || missing || away ? 0 : sample.timeMillis() - lastHeardMillis;
    boolean dropOut = intervals.isUnusual(gap);
    if (!first && !setBack && !away) {
      intervals.add(sample.timeMillis() - before);
    }
    away = false;
    lastValue = sample.value();
    if (missing) {
      return verdict(sample, appraise(Double.NaN), 0, false, "the value is missing");
    }
    double judged = counter.follow(sample.value(), elapsedMillis(sample));
    if (counter.hasChanged()) {
      appraiser = new Appraiser(settings, kinds);
    }
    lastHeardMillis = sample.timeMillis();
    return judged(sample, appraise(judged), dropOut ? gap : 0);
  }

  /** Why the reading is refused; empty if it is not. */
  private String refusal(Sample sample) {
    double value = sample.value();
    if (Double.isInfinite(value)) {
      return "the value is infinite";
    }
    if (Math.abs(value) > LARGEST) {
      return "the value is too large";
    }
    if (clock.hasBegun() && sample.timeMillis() == clock.lastMillis()) {
      return Double.compare(value, lastValue) == 0
          ? "duplicate"
          : "a second value for the same moment";
    }
    return clock.admit(sample.timeMillis(), intervals.medianMillis(), away);
  }

  /** Since there was a value; the usual time if the clock was set since. */
  private long elapsedMillis(Sample sample) {
    long elapsed = sample.timeMillis() - lastHeardMillis;
    return clock.setByMillis() == 0 && elapsed > 0
        ? elapsed
        : Math.max(1, intervals.medianMillis());
  }

  private Appraisal appraise(double value) {
    return appraiser.observe(clock.steadyMillis(), value, intervals.medianMillis());
  }

  private Verdict judged(Sample sample, Appraisal appraisal, long dropOutMillis) {
    if (appraisal.ready() && dropOutMillis > 0) {
      return dropOut(sample, appraisal, dropOutMillis);
    }
    return appraisal.alarm()
        ? verdict(sample, appraisal, appraisal.score(), true, reason(appraisal))
        : verdict(sample, appraisal, appraisal.score(), false, remark());
  }

  private Verdict dropOut(Sample sample, Appraisal appraisal, long gapMillis) {
    long usualMillis = intervals.medianMillis();
    String reason =
        "drop-out: no reading for %s, expected one every %s"
            .formatted(Words.duration(gapMillis), Words.duration(usualMillis));
    return verdict(sample, appraisal, appraisal.score(), true, reason);
  }

  private String reason(Appraisal appraisal) {
    String what = Words.of(appraisal.why());
    return counter.isCounter() ? "rise per second of the counter: " + what : what;
  }

  /** What is worth saying though it is not strange. */
  private String remark() {
    if (counter.hasChanged()) {
      return counter.isCounter() ? "it is a counter: its rise is judged" : "it is no counter";
    }
    if (counter.wasReset()) {
      return "the counter was reset";
    }
    return clock.setByMillis() < 0
        ? "the clock was set back by " + Words.duration(-clock.setByMillis())
        : "";
  }

  private Verdict verdict(
      Sample sample, Appraisal appraisal, double score, boolean anomaly, String reason) {
    Verdict.State state = appraisal.ready() ? Verdict.State.READY : Verdict.State.LEARNING;
    return new Verdict(
        series,
        sample.timeMillis(),
        sample.value(),
        state,
        appraisal.ready() ? score : 0,
        anomaly,
        reason);
  }

  long steadyMillis() {
    return clock.steadyMillis();
  }

  /**
   * Writes what was learned, with a version first.
   *
   * @throws IOException if the output fails
   */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeUTF(series);
    out.writeInt(settings.windowReadings());
    clock.write(out);
    intervals.write(out);
    counter.write(out);
    out.writeDouble(lastValue);
    out.writeLong(lastHeardMillis);
    appraiser.write(out);
  }

  /**
   * Reads a monitor that goes on where the written one was. If that one computed features over
   * another window, the new one has seen nothing yet.
   *
   * @throws StateException if it is damaged, of a later version, or of another series
   * @throws IOException if the input fails or ends early
   */
  public static SeriesMonitor read(
      DataInput in, String series, SeriesSettings settings, SeriesKinds kinds) throws IOException {
    StateException.requireVersion("series", in.readInt(), VERSION);
    if (!in.readUTF().equals(series)) {
      throw new StateException("series: it is another series");
    }
    return in.readInt() == settings.windowReadings()
        ? new SeriesMonitor(in, series, settings, kinds)
        : new SeriesMonitor(series, settings, kinds);
  }
}

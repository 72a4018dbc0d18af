package io.marram.emulator.cli.pipeline;

import io.marram.contract.AlertMessage;
import io.marram.contract.HealthMessage;
import io.marram.contract.StageReport;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what a pipeline does, and says it in lines. Safe for use by several threads. */
public final class PipelineTally {

  private static final String DETECTION = "anomaly";

  private final boolean detects;
  private final double maxInferenceMillis;
  private long readings;
  private long readingsBefore;
  private final Map<String, Long> raised = new TreeMap<>();
  private StageReport latest;
  private double slowestMillis;
  private double worstP99Millis;

  /**
   * @param detects whether there is anything to be said of detection
   * @param maxInferenceMillis what judging a reading may take
   */
  public PipelineTally(boolean detects, double maxInferenceMillis) {
    this.detects = detects;
    this.maxInferenceMillis = maxInferenceMillis;
  }

  /** A reading was published. */
  public synchronized void reading() {
    readings++;
  }

  /** An alert began, went on or ended. */
  public synchronized void alert(AlertMessage alert) {
    if (alert.state().equals("raised")) {
      raised.merge(alert.rule(), 1L, Long::sum);
    }
  }

  /**
   * The gateway said how it does.
   *
   * @return what is wrong with that, if judging a reading took longer than it may
   */
  public synchronized Optional<String> health(HealthMessage health) {
    return health.stages().stream()
        .filter(report -> report.stage().equals(DETECTION) && report.count() > 0)
        .findFirst()
        .flatMap(this::take);
  }

  private Optional<String> take(StageReport report) {
    boolean told = report.equals(latest);
    latest = report;
    slowestMillis = Math.max(slowestMillis, report.maxMillis());
    worstP99Millis = Math.max(worstP99Millis, report.p99Millis());
    return told || report.maxMillis() <= maxInferenceMillis
        ? Optional.empty()
        : Optional.of(
            text(
                "a verdict took %.1f ms, more than max_inference_time_ms, %.1f; 99 %% of %,d took"
                    + " %.2f at most",
                report.maxMillis(), maxInferenceMillis, report.count(), report.p99Millis()));
  }

  /**
   * What it does now.
   *
   * @param seconds since the last line
   * @param memoryMegabytes of the gateway's process
   */
  public synchronized String line(double seconds, long memoryMegabytes) {
    double rate = (readings - readingsBefore) / seconds;
    readingsBefore = readings;
    return text("%.1f readings/s", rate)
        + (detects ? ", " + detection() + ", " + anomalies() : "")
        + ", gateway "
        + memoryMegabytes
        + " MB";
  }

  private String detection() {
    return latest == null
        ? "no report of the detector yet"
        : text(
            "%.1f verdicts/s in %.3f ms (mean), %.2f (max), %.2f (p99)",
            latest.perSecond(), latest.meanMillis(), latest.maxMillis(), latest.p99Millis());
  }

  private String anomalies() {
    long anomalies = raised.getOrDefault(DETECTION, 0L);
    return anomalies == 1 ? "1 anomaly" : anomalies + " anomalies";
  }

  /** What it has done, at the end. */
  public synchronized String summary(double seconds) {
    String published = text("%,d readings in %.0f s", readings, seconds);
    if (!detects) {
      return published + ".";
    }
    long others =
        raised.entrySet().stream()
            .filter(of -> !of.getKey().equals(DETECTION))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return published
        + ", "
        + anomalies()
        + text(", %d other alerts", others)
        + (latest == null
            ? "; the detector did not report how long verdicts took: that takes ten seconds, and"
                + " readings after them."
            : text(
                "; a verdict took %.3f ms (mean, lately), %.2f at most, p99 %.2f at most.",
                latest.meanMillis(), slowestMillis, worstP99Millis));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

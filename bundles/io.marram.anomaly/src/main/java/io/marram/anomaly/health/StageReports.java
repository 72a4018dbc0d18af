package io.marram.anomaly.health;

import io.marram.contract.StageReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The latest report of each stage. Those that are silent, and all but a bounded number, are
 * forgotten. Any thread may call it.
 */
public final class StageReports {

  static final int MOST_STAGES = 64;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

  private final long silentMillis;
  private final Map<String, Entry> latest = new LinkedHashMap<>();

  /**
   * @param silentMillis after which a stage without a report is forgotten
   */
  public StageReports(long silentMillis) {
    this.silentMillis = silentMillis;
  }

  /**
   * Takes a report.
   *
   * @param nowMillis of a clock that does not go back
   * @return whether it was taken; not if its name or its numbers cannot be
   */
  public synchronized boolean put(StageReport report, long nowMillis) {
    boolean possible =
        NAME.matcher(report.stage()).matches()
            && Double.isFinite(report.perSecond())
            && Double.isFinite(report.meanMillis())
            && Double.isFinite(report.maxMillis())
            && Double.isFinite(report.p99Millis());
    if (!possible) {
      return false;
    }
    latest.remove(report.stage());
    latest.put(report.stage(), new Entry(report, nowMillis));
    if (latest.size() > MOST_STAGES) {
      latest.remove(latest.keySet().iterator().next());
    }
    return true;
  }

  /** The reports that are not too old, by name. */
  public synchronized List<StageReport> fresh(long nowMillis) {
    latest.values().removeIf(entry -> nowMillis - entry.millis() > silentMillis);
    Map<String, StageReport> sorted = new TreeMap<>();
    latest.forEach((name, entry) -> sorted.put(name, entry.report()));
    return List.copyOf(sorted.values());
  }

  private record Entry(StageReport report, long millis) {}
}

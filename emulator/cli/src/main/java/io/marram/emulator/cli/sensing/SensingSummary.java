package io.marram.emulator.cli.sensing;

import io.marram.cloud.store.StoredReading;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a look at the latest readings of a gateway's sensors tells.
 *
 * @param sensors how many there are
 * @param newestMillis when the newest of the readings was received, epoch milliseconds
 * @param highest the highest number of each stream
 */
public record SensingSummary(int sensors, long newestMillis, Map<String, Long> highest) {

  public SensingSummary {
    highest = Map.copyOf(highest);
  }

  /**
   * @param latest the latest reading of every sensor
   */
  public static SensingSummary of(List<StoredReading> latest) {
    Map<String, Long> highest = new HashMap<>();
    long newest = 0;
    for (StoredReading reading : latest) {
      newest = Math.max(newest, reading.receivedAt());
      if (!reading.stream().equals(StoredReading.DIRECT)) {
        highest.merge(reading.gateway() + "/" + reading.stream(), reading.seq(), Math::max);
      }
    }
    return new SensingSummary(latest.size(), newest, highest);
  }

  /** Stored readings a second between an earlier look and this one. */
  public double ratePerSecond(SensingSummary earlier, double seconds) {
    long more =
        highest.entrySet().stream()
            .mapToLong(now -> now.getValue() - earlier.highest.getOrDefault(now.getKey(), 0L))
            .sum();
    return more / seconds;
  }

  /** How old the newest reading is, in words. */
  public String age(long nowMillis) {
    return String.format(
        Locale.ROOT, "stored %.1f s ago", Math.max(0, nowMillis - newestMillis) / 1000.0);
  }
}

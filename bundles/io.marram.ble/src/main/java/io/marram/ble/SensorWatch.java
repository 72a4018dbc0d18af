package io.marram.ble;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a sensor is heard as usual, and what to do if not. A sensor may report through several
 * sources, such as characteristics, each at its own interval; it is late when the most frequent is.
 * Not safe for use by several threads.
 */
public final class SensorWatch {

  private final RecoveryLadder ladder;
  private final Map<String, ReportingInterval> intervals = new HashMap<>();
  private OptionalLong last = OptionalLong.empty();

  /**
   * @param ladder what is done about it
   */
  public SensorWatch(RecoveryLadder ladder) {
    this.ladder = ladder;
  }

  /**
   * Notes a report.
   *
   * @param source through what it came
   * @param nowMillis of a clock that does not jump
   */
  public void reported(String source, long nowMillis) {
    intervals.computeIfAbsent(source, any -> new ReportingInterval()).reported(nowMillis);
    heard(nowMillis);
  }

  /** Notes a report that came because something happened: it says nothing about the next. */
  public void heard(long nowMillis) {
    last = OptionalLong.of(nowMillis);
    ladder.dataArrived();
  }

  /** Notes that it could not report until now, since it was not connected on purpose. */
  public void resumed(long nowMillis) {
    intervals.values().forEach(interval -> interval.resumed(nowMillis));
  }

  /** How often its most frequent source reports, if that is learned. */
  public OptionalLong usualMillis() {
    return mostFrequent().map(ReportingInterval::usualMillis).orElse(OptionalLong.empty());
  }

  /** When it reported last, if it ever did. */
  public OptionalLong lastMillis() {
    return last;
  }

  /** Whether it is late by its own measure; never before that is learned. */
  public boolean isLate(long nowMillis) {
    return mostFrequent().map(interval -> interval.isLate(nowMillis)).orElse(false);
  }

  private Optional<ReportingInterval> mostFrequent() {
    return intervals.values().stream()
        .filter(interval -> interval.usualMillis().isPresent())
        .min(Comparator.comparingLong(interval -> interval.usualMillis().getAsLong()));
  }

  /**
   * What to do now about a sensor that is late or lost; see {@link RecoveryLadder#next}.
   *
   * @param lowest the step that it begins with
   * @param highest the step that is not gone beyond
   */
  public Optional<RecoveryStep> next(long nowMillis, RecoveryStep lowest, RecoveryStep highest) {
    return ladder.next(nowMillis, lowest, highest);
  }
}

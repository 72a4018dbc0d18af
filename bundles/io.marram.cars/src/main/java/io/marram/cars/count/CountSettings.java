package io.marram.cars.count;

import io.marram.cars.Detection;
import io.marram.cars.DuplicateSuppression;
import io.marram.cars.LabelFilter;
import io.marram.cars.area.Areas;
import io.marram.cars.area.CountingLine;
import io.marram.cars.area.Zone;
import io.marram.cars.track.TrackerSettings;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@link CarCounter} counts, and how steadily.
 *
 * @param areas where
 * @param labels which labels count in the picture and in stalls
 * @param duplicates how several boxes on one car are told
 * @param tracker how cars are followed
 * @param windowMillis counts are the middle of those of so long, 0 to 600,000
 * @param stallSettleMillis after about so long a stall changes its state, 100 to 3,600,000
 * @param standMillis where a car stands for so long may be a stall, 1,000 to 604,800,000
 */
public record CountSettings(
    Areas areas,
    LabelFilter labels,
    DuplicateSuppression duplicates,
    TrackerSettings tracker,
    long windowMillis,
    long stallSettleMillis,
    long standMillis) {

  /** What a car in a stall must score, in parts of what it must score elsewhere. */
  private static final double STALL_SCORE = 0.5;

  public CountSettings {
    require("windowMillis", windowMillis, 0, 600_000);
    require("stallSettleMillis", stallSettleMillis, 100, 3_600_000);
    require("standMillis", standMillis, 1_000, 604_800_000);
  }

  /** Cars, trucks and buses in some areas: steady over a second, stalls over three. */
  public static CountSettings of(Areas areas) {
    return new CountSettings(
        areas,
        LabelFilter.VEHICLES,
        DuplicateSuppression.DEFAULT,
        TrackerSettings.DEFAULT,
        1_000,
        3_000,
        600_000);
  }

  /** The labels that the settings name, to be counted or not to be. */
  public Set<String> meantLabels() {
    Set<String> named = new HashSet<>(askedLabels());
    filters().forEach(filter -> named.addAll(filter.except()));
    return Set.copyOf(named);
  }

  /** The labels that the settings name to be counted, anywhere. */
  public Set<String> askedLabels() {
    return filters().flatMap(filter -> filter.only().stream()).collect(Collectors.toSet());
  }

  private Stream<LabelFilter> filters() {
    return Stream.of(
            Stream.of(labels),
            areas.zones().stream().map(Zone::labels),
            areas.lines().stream().map(CountingLine::labels))
        .flatMap(filters -> filters);
  }

  /**
   * Whether a detection is evidence enough for a car in a stall: where a car is to be expected,
   * half the score that is needed elsewhere will do.
   */
  boolean believedInStall(Detection detection) {
    return detection.score() >= STALL_SCORE * tracker.confidentScore()
        && labels.accepts(detection.label());
  }

  private static void require(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d, was %d".formatted(field, least, most, value));
    }
  }
}

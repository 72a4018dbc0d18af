package io.marram.emulator.cli.anomaly.series;

import io.marram.anomaly.Sample;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A row of a series.
 *
 * @param timestamp its time as it was written
 * @param timeMillis epoch milliseconds; empty if what was written is no time
 * @param value NaN if it is missing; empty if what was written is no number
 */
public record SeriesRow(String timestamp, OptionalLong timeMillis, OptionalDouble value) {

  /** Whether all of it could be read. */
  public boolean readable() {
    return timeMillis.isPresent() && value.isPresent();
  }

  /** What a monitor is told; nothing without a time. Text in place of a number is a gap. */
  public Optional<Sample> sample() {
    return timeMillis.isPresent()
        ? Optional.of(new Sample(timeMillis.getAsLong(), value.orElse(Double.NaN)))
        : Optional.empty();
  }
}

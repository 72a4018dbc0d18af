package io.marram.cars.lot;

import io.marram.cars.area.CountingLine;
import io.marram.cars.area.Zone;
import io.marram.cars.count.CountSettings;
import io.marram.cars.occupancy.OccupancySettings;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What {@link LotCounter} counts.
 *
 * @param counting what is counted in pictures
 * @param entryLines the lines that lead into the lot, by name; if there are none, all do
 * @param occupancy the lot whose cars are estimated; empty to estimate none
 * @param zone the zone that shows the lot; empty if the whole picture does
 * @param startCount how many cars somebody has counted; empty if nobody has
 * @param alone whether each picture is counted by itself, because they come too seldom to follow
 *     cars; then nothing is counted across lines and no stalls are learned
 */
public record LotSettings(
    CountSettings counting,
    Set<String> entryLines,
    Optional<OccupancySettings> occupancy,
    Optional<String> zone,
    OptionalInt startCount,
    boolean alone) {

  public LotSettings {
    entryLines = Set.copyOf(entryLines);
    for (String line : entryLines) {
      if (counting.areas().lines().stream().map(CountingLine::name).noneMatch(line::equals)) {
        throw new IllegalArgumentException("there is no line \"" + line + "\" to enter by");
      }
    }
    if (zone.isPresent()
        && counting.areas().zones().stream().map(Zone::name).noneMatch(zone.get()::equals)) {
      throw new IllegalArgumentException("there is no zone \"" + zone.get() + "\"");
    }
    int capacity = occupancy.map(OccupancySettings::capacity).orElse(Integer.MAX_VALUE);
    if (startCount.isPresent() && (startCount.getAsInt() < 0 || startCount.getAsInt() > capacity)) {
      throw new IllegalArgumentException(
          "startCount must be from 0 to %d, was %d".formatted(capacity, startCount.getAsInt()));
    }
  }

  /** Counts only; nothing is estimated. */
  public static LotSettings of(CountSettings counting) {
    return new LotSettings(
        counting, Set.of(), Optional.empty(), Optional.empty(), OptionalInt.empty(), false);
  }

  boolean isEntry(String line) {
    return entryLines.isEmpty() || entryLines.contains(line);
  }
}

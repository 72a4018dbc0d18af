package io.marram.cars.lot;

import io.marram.cars.occupancy.OccupancyEstimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known of the whole picture or of one zone.
 *
 * @param zone the zone; empty for the whole picture
 * @param cars how many are seen
 * @param freeStalls which stalls are free, if stalls are known there
 * @param entered how many cars came over the entry lines; of the whole picture only
 * @param left how many cars went over the entry lines; of the whole picture only
 * @param estimate how many cars there are; of the whole picture only
 */
public record PlaceCount(
    Optional<String> zone,
    int cars,
    Optional<List<String>> freeStalls,
    OptionalLong entered,
    OptionalLong left,
    Optional<OccupancyEstimate> estimate) {

  public PlaceCount {
    freeStalls = freeStalls.map(List::copyOf);
  }

  /** How many stalls are free, if stalls are known there. */
  public OptionalInt free() {
    return freeStalls.map(stalls -> OptionalInt.of(stalls.size())).orElse(OptionalInt.empty());
  }

  /** Whether a reader would see a difference: how sure the estimate is makes none. */
  public boolean differsFrom(PlaceCount other) {
    return cars != other.cars
        || !freeStalls.equals(other.freeStalls)
        || !entered.equals(other.entered)
        || !left.equals(other.left)
        || !estimate
            .map(OccupancyEstimate::cars)
            .equals(other.estimate.map(OccupancyEstimate::cars))
        || isDisagreeing() != other.isDisagreeing();
  }

  /** Whether what is seen does not fit to who came and went. */
  public boolean isDisagreeing() {
    return estimate.map(OccupancyEstimate::disagreeing).orElse(false);
  }
}

package io.marram.cars.lot;

import io.marram.cars.count.CountReport;
import io.marram.cars.occupancy.OccupancyEstimate;
import java.util.List;
import java.util.Optional;

/**
 * What is known after a picture.
 *
 * @param counted what was counted in it
 * @param places the whole picture, then the zones in the order of the settings
 */
public record LotReport(CountReport counted, List<PlaceCount> places) {

  public LotReport {
    places = List.copyOf(places);
  }

  /** The count of the whole picture. */
  public PlaceCount whole() {
    return places.get(0);
  }

  /** How many cars there are, if that is estimated. */
  public Optional<OccupancyEstimate> estimate() {
    return whole().estimate();
  }
}

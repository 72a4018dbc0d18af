package io.marram.cloud.store;

import java.util.List;
import java.util.Optional;

/**
 * Some readings of a sensor.
 *
 * @param readings the newest first
 * @param next where the next page begins; empty if there is none
 */
public record ReadingPage(List<StoredReading> readings, Optional<String> next) {

  public ReadingPage {
    readings = List.copyOf(readings);
  }
}

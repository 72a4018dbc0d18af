package io.marram.cars.internal;

import io.marram.cars.internal.CarDetectorSettings.Publishing;
import io.marram.cars.lot.LotReport;
import io.marram.cars.lot.PlaceCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Which counts are due to be emitted after a frame, by the frames' own clock. */
final class Publication {

  private final Publishing publishing;
  private final Map<Optional<String>, PlaceCount> emitted = new HashMap<>();
  private long allMillis;

  Publication(Publishing publishing) {
    this.publishing = publishing;
  }

  /**
   * All places at first and at the interval, what changed in between; none before it is settled.
   */
  List<PlaceCount> due(LotReport report) {
    if (!report.counted().settled()) {
      return List.of();
    }
    long now = report.counted().clockMillis();
    boolean all = emitted.isEmpty() || isIntervalOver(now);
    if (all) {
      allMillis = now;
    }
    List<PlaceCount> due = new ArrayList<>();
    for (PlaceCount place : report.places()) {
      if (all || hasChanged(place)) {
        emitted.put(place.zone(), place);
        due.add(place);
      }
    }
    return due;
  }

  private boolean isIntervalOver(long nowMillis) {
    return publishing.everySeconds() > 0
        && nowMillis - allMillis >= TimeUnit.SECONDS.toMillis(publishing.everySeconds());
  }

  private boolean hasChanged(PlaceCount place) {
    return publishing.onChange() && place.differsFrom(emitted.get(place.zone()));
  }
}

package io.marram.cars.count;

import io.marram.cars.area.Zone;
import io.marram.cars.track.Track;
import java.util.List;
import java.util.function.Predicate;

/** Counts the cars in one zone, or in the whole picture. */
final class ZoneCounter {

  /** A car that is hidden still counts for so long. */
  private static final long HIDDEN_MILLIS = 1_000;

  private final Predicate<Track> inside;
  private final MedianCount median;

  private ZoneCounter(Predicate<Track> inside, long windowMillis) {
    this.inside = inside;
    median = new MedianCount(windowMillis);
  }

  static ZoneCounter of(Zone zone, long windowMillis) {
    return new ZoneCounter(
        track ->
            zone.labels().accepts(track.label())
                && zone.polygon().contains(zone.anchor().of(track.box())),
        windowMillis);
  }

  /** Counts all of some labels. */
  static ZoneCounter ofPicture(CountSettings settings) {
    return new ZoneCounter(
        track -> settings.labels().accepts(track.label()), settings.windowMillis());
  }

  /**
   * @param settled whether there were enough pictures to believe in cars; before, each picture is
   *     counted by itself
   */
  int observe(List<Track> tracks, long timeMillis, boolean settled) {
    int count = 0;
    for (Track track : tracks) {
      boolean there = track.seen() || timeMillis - track.seenMillis() <= HIDDEN_MILLIS;
      if (track.confirmed() && there && inside.test(track)) {
        count++;
      }
    }
    if (!settled) {
      median.clear();
      return count;
    }
    return median.add(timeMillis, count);
  }
}

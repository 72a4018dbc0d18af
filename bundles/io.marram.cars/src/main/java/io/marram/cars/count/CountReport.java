package io.marram.cars.count;

import io.marram.cars.track.Track;
import java.util.List;

/**
 * What is known after a picture.
 *
 * @param timeMillis of the picture, epoch milliseconds
 * @param clockMillis the same on a clock that only goes forward, from which the tracks' times are
 * @param settled whether enough pictures were seen to say so
 * @param cars in the whole picture
 * @param zones in the order of the settings
 * @param stalls in the order of the settings
 * @param lines in the order of the settings
 * @param crossings since the picture before
 * @param tracks all cars that are followed, also hidden ones and those not believed yet
 */
public record CountReport(
    long timeMillis,
    long clockMillis,
    boolean settled,
    int cars,
    List<ZoneCount> zones,
    List<StallState> stalls,
    List<LineCount> lines,
    List<Crossing> crossings,
    List<Track> tracks) {

  /** A car that has moved so lately still does. */
  private static final long MOVING_MILLIS = 4_000;

  public CountReport {
    zones = List.copyOf(zones);
    stalls = List.copyOf(stalls);
    lines = List.copyOf(lines);
    crossings = List.copyOf(crossings);
    tracks = List.copyOf(tracks);
  }

  /** The same with what else is known of the stalls, in the same order. */
  public CountReport withStalls(List<StallState> known) {
    return new CountReport(
        timeMillis, clockMillis, settled, cars, zones, known, lines, crossings, tracks);
  }

  /** Whether a car is seen to move: lately it has gone farther than half its own size. */
  public boolean moving() {
    return tracks.stream()
        .anyMatch(
            track ->
                track.confirmed()
                    && track.seen()
                    && track.standsSinceMillis() > track.firstMillis()
                    && clockMillis - track.standsSinceMillis() < MOVING_MILLIS);
  }

  /** How many stalls are free. */
  public int free() {
    return (int) stalls.stream().filter(stall -> !stall.occupied()).count();
  }
}

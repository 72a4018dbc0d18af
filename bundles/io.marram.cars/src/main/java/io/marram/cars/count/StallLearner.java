package io.marram.cars.count;

import io.marram.cars.StateException;
import io.marram.cars.area.Stall;
import io.marram.cars.track.Track;
import io.marram.vision.geometry.Box;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Learns stalls from where cars stand for long, to offer them; nothing is counted by them. Cars
 * whose grounds overlap enough stood in the same place.
 */
final class StallLearner {

  private static final int MOST_PLACES = 500;

  /** Grounds that overlap more than this, over union, are the same place. */
  private static final float SAME = 0.4f;

  /** A place that overlaps a known stall more than this, over the place, is not offered. */
  private static final double KNOWN = 0.4;

  /** Thinner places are no stalls; a polygon could not be made of them. */
  private static final double LEAST_AREA = 1e-6;

  private final long standMillis;
  private final List<StandingPlace> places = new ArrayList<>();
  private final Map<Long, StandingPlace> placeOfCar = new HashMap<>();

  /**
   * @param standMillis a car must stand so long
   */
  StallLearner(long standMillis) {
    this.standMillis = standMillis;
  }

  void observe(List<Track> cars, long now) {
    for (Iterator<Long> ids = placeOfCar.keySet().iterator(); ids.hasNext(); ) {
      long id = ids.next();
      if (cars.stream().noneMatch(car -> car.id() == id && stands(car, now))) {
        ids.remove();
      }
    }
    for (Track car : cars) {
      if (stands(car, now)) {
        placeOfCar.computeIfAbsent(car.id(), id -> placeFor(car, now)).seen(now);
      }
    }
  }

  private boolean stands(Track car, long now) {
    return now - car.standsSinceMillis() >= standMillis;
  }

  private StandingPlace placeFor(Track car, long now) {
    Box ground = StallMatcher.ground(car.box());
    StandingPlace best = null;
    float most = SAME;
    for (StandingPlace place : places) {
      float overlap = place.ground().intersectionOverUnion(ground);
      if (overlap > most) {
        best = place;
        most = overlap;
      }
    }
    if (best != null) {
      best.stay(ground, car.standsSinceMillis());
      return best;
    }
    StandingPlace place = new StandingPlace(ground, now);
    if (ground.area() > LEAST_AREA) {
      makeRoom();
      places.add(place);
    }
    return place;
  }

  private void makeRoom() {
    if (places.size() == MOST_PLACES) {
      places.remove(
          places.stream()
              .min(
                  Comparator.comparingInt(StandingPlace::stays)
                      .thenComparingLong(StandingPlace::seenMillis))
              .orElseThrow());
    }
  }

  /** What was learned and is not known yet, the surest first. */
  List<LearnedStall> offers(List<Stall> known) {
    return places.stream()
        .filter(place -> known.stream().noneMatch(stall -> covers(stall, place)))
        .map(StandingPlace::offer)
        .sorted(Comparator.comparingDouble(LearnedStall::confidence).reversed())
        .toList();
  }

  private static boolean covers(Stall stall, StandingPlace place) {
    Box ground = place.ground();
    return stall.polygon().intersection(ground) > KNOWN * ground.area();
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(places.size());
    for (StandingPlace place : places) {
      place.write(out);
    }
  }

  void read(DataInput in) throws IOException {
    for (int left = StateException.readCount(in, "standing places", MOST_PLACES);
        left > 0;
        left--) {
      places.add(StandingPlace.read(in));
    }
  }
}

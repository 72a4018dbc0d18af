package io.marram.cars.occupancy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A lot of which the truth is known: cars come and go over the day, each may be missed at the line,
 * each is hidden from the camera now and then for a while, and things that are no cars come and go.
 */
final class SimulatedLot {

  private static final double SECONDS_PER_DAY = 86_400;

  private final OccupancySettings settings;
  private final Random random;
  private final List<Boolean> shown = new ArrayList<>();
  private int falseCars;
  private long second;
  private int entered;
  private int left;

  SimulatedLot(OccupancySettings settings, long seed) {
    this.settings = settings;
    random = new Random(seed);
  }

  /** One second passes; see {@link #entered} and {@link #left}. */
  void second() {
    second++;
    entered = 0;
    left = 0;
    arrive();
    depart();
    passUnseen();
    double renewed = 1000.0 / settings.errorMillis();
    for (int i = 0; i < shown.size(); i++) {
      if (random.nextDouble() < renewed) {
        shown.set(i, random.nextDouble() < settings.detection());
      }
    }
    falseCars += random.nextDouble() < settings.falseCars() * renewed ? 1 : 0;
    falseCars -= random.nextDouble() < falseCars * renewed ? 1 : 0;
  }

  private void arrive() {
    // More come in the morning, more stay in the afternoon.
    double day = second / SECONDS_PER_DAY;
    double perHour = 0.9 * settings.capacity() * Math.max(0.05, Math.sin(Math.PI * (day * 2 % 1)));
    if (shown.size() < settings.capacity() && random.nextDouble() < perHour / 3600) {
      shown.add(random.nextDouble() < settings.detection());
      entered += count();
    }
  }

  private void depart() {
    double hoursOfStay = 0.9;
    if (random.nextDouble() < shown.size() / hoursOfStay / 3600) {
      shown.remove(random.nextInt(shown.size()));
      left += count();
    }
  }

  /** Where there is no line. */
  private void passUnseen() {
    if (shown.size() < settings.capacity()
        && random.nextDouble() < settings.unseenPerHour() / 3600) {
      shown.add(random.nextDouble() < settings.detection());
    }
    if (!shown.isEmpty() && random.nextDouble() < settings.unseenPerHour() / 3600) {
      shown.remove(random.nextInt(shown.size()));
    }
  }

  /** How often a true crossing is counted; others are added so that their part is as set. */
  private int count() {
    int counted = random.nextDouble() < settings.missedCrossings() ? 0 : 1;
    double none = settings.falseCrossings() * (1 - settings.missedCrossings());
    return counted + (random.nextDouble() < none / (1 - settings.falseCrossings()) ? 1 : 0);
  }

  int entered() {
    return entered;
  }

  int left() {
    return left;
  }

  /** What the camera shows. */
  int seen() {
    return (int) shown.stream().filter(each -> each).count() + falseCars;
  }

  int cars() {
    return shown.size();
  }

  long timeMillis() {
    return second * 1000;
  }
}

package io.marram.emulator.cli.parking;

import io.marram.cars.area.Areas;
import io.marram.cars.count.CarCounter;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.CountSettings;
import io.marram.cars.count.Crossing;
import io.marram.cars.count.StallState;
import io.marram.cars.occupancy.OccupancyEstimate;
import io.marram.cars.occupancy.OccupancyFilter;
import io.marram.cars.occupancy.OccupancySettings;
import io.marram.emulator.devices.parking.ParkingTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Counts the cars of one day by what is seen, by who crosses the lines, and by both, and compares
 * each minute with the truth. In the beginning somebody has counted.
 */
final class OccupancyTrial {

  private static final long MINUTE_MILLIS = 60_000;

  /**
   * What was so and what was said at a minute.
   *
   * @param seen by the zone alone
   * @param byLines by the count at the beginning, and who came and went since
   * @param wrongStalls how many stalls are said to be what they are not; none while a car drives
   */
  record Minute(
      ParkingTruth truth, int seen, int byLines, OccupancyEstimate fused, int wrongStalls) {}

  private final Disturbance disturbance;
  private final Areas areas;
  private final int capacity;
  private final CarCounter counter;
  private final OccupancyFilter filter;
  private final Random chance;
  private final List<Minute> minutes = new ArrayList<>();
  private ParkingTruth latest;
  private int byLines;
  private int counted;
  private long nextMinute;

  OccupancyTrial(Disturbance disturbance, Areas areas, OccupancySettings settings) {
    this.disturbance = disturbance;
    chance = new Random(disturbance.draw());
    this.areas = areas;
    capacity = settings.capacity();
    counter = new CarCounter(CountSettings.of(areas));
    filter = new OccupancyFilter(settings);
  }

  Disturbance disturbance() {
    return disturbance;
  }

  List<Minute> minutes() {
    return List.copyOf(minutes);
  }

  /** How many crossings were counted and told, either way. */
  int counted() {
    return counted;
  }

  /** How many there were. */
  int crossings() {
    return latest == null ? 0 : latest.entered() + latest.left();
  }

  void observe(SceneWatch.Moment moment) {
    long time = moment.truth().timeMillis();
    if (latest == null) {
      byLines = moment.truth().cars();
      filter.known(byLines, time);
    }
    latest = moment.truth();
    Optional<CountReport> report =
        counter.observe(disturbance.seen(moment.detections(), areas.stalls()), moment.picture());
    report.ifPresent(this::count);
    if (report.isPresent() && report.get().settled() && time >= nextMinute) {
      nextMinute = time - time % MINUTE_MILLIS + MINUTE_MILLIS;
      minutes.add(
          new Minute(
              latest,
              seen(report.get()),
              Math.max(0, Math.min(capacity, byLines)),
              filter.estimate(),
              wrongStalls(report.get())));
    }
  }

  private void count(CountReport report) {
    for (Crossing crossing : report.crossings()) {
      if (disturbance.tells(chance)) {
        filter.crossed(crossing.entered(), report.timeMillis());
        byLines += crossing.entered() ? 1 : -1;
        counted++;
      }
    }
    if (report.settled() && !report.moving()) {
      filter.still(report.timeMillis());
    }
    if (report.settled()) {
      filter.seen(seen(report), report.timeMillis());
    }
  }

  private static int seen(CountReport report) {
    return report.zones().get(0).cars();
  }

  private int wrongStalls(CountReport report) {
    if (latest.driving()) {
      return 0;
    }
    int wrong = 0;
    List<StallState> stalls = report.stalls();
    for (int i = 0; i < stalls.size(); i++) {
      wrong += stalls.get(i).occupied() == latest.occupied().get(i) ? 0 : 1;
    }
    return wrong;
  }
}

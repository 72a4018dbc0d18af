package io.marram.emulator.cli.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.area.AreaText;
import io.marram.cars.area.Areas;
import io.marram.cars.area.Stall;
import io.marram.cars.occupancy.OccupancySettings;
import io.marram.emulator.devices.parking.ParkingLot;
import io.marram.emulator.devices.parking.ParkingScene;
import io.marram.emulator.devices.parking.ParkingSettings;
import io.marram.emulator.devices.parking.ParkingTruth;
import io.marram.emulator.devices.parking.render.LotView;
import io.marram.vision.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The evaluation of occupancy, with a detector that sees each car in its stall. */
class OccupancyTrialTest {

  private static final long HOUR = 3_600_000;

  private final Areas areas = AreaText.parse(ParkingLot.areas(LotView.MAST));
  private final ParkingScene scene = new ParkingScene(ParkingSettings.ordinary(1, 1), LotView.MAST);

  @Test
  void aDetectorThatSeesAllCarsIsRightWhereNothingMoves() {
    OccupancyTrial trial = trial(Disturbance.NONE);
    watch(trial, 4 * HOUR);

    OccupancyScore score = OccupancyScore.of(trial.minutes());

    assertThat(trial.minutes()).hasSizeBetween(230, 241);
    assertThat(score.seen()).isLessThan(0.05);
    assertThat(score.stalls()).isCloseTo(1, within(0.01));
    assertThat(score.covered()).isBetween(0.9, 1.0);
  }

  @Test
  void hiddenStallsAreSeenByTheirPart() {
    Disturbance disturbance = new Disturbance("hidden", 0, 0.3, 1);
    int shown = 0;
    int all = 0;
    for (long time = 0; time < 24 * HOUR; time += Disturbance.HIDDEN_MILLIS) {
      Detections cars = new Detections(time, allStalls());
      all += cars.list().size();
      shown += disturbance.seen(cars, areas.stalls()).list().size();
    }

    assertThat((double) shown / all).isBetween(0.65, 0.75);
    assertThat(Disturbance.NONE.seen(new Detections(0, allStalls()), areas.stalls()).list())
        .hasSize(ParkingLot.capacity());
  }

  @Test
  void theRatioIsToTheBetterSignalAndThereIsNoneToPerfection() {
    assertThat(new OccupancyScore(0.8, 0.4, 0.1, 1, 1, 0, 1).ratio()).isCloseTo(0.25, within(1e-9));
    assertThat(new OccupancyScore(0.8, 0, 0.1, 1, 1, 0, 1).ratio()).isNaN();
  }

  @Test
  void theTargetsAreReachedWithinTheirBounds() {
    OccupancyScore good = new OccupancyScore(0.8, 0.4, 0.2, 0.95, 1, 0, 1);
    OccupancyScore bad = new OccupancyScore(0.8, 0.4, 0.21, 0.98, 1, 0, 1);

    assertThat(good.reachesRatio() && good.reachesInterval()).isTrue();
    assertThat(bad.reachesRatio() || bad.reachesInterval()).isFalse();
    assertThat(new OccupancyScore(0.8, 0, 0, 0.92, 1, 0, 1).reachesRatio()).isFalse();
  }

  @Test
  void oneDrawHidesOtherStallsThanTheNext() {
    Detections cars = new Detections(0, allStalls());

    assertThat(new Disturbance("", 0, 0.5, 1).seen(cars, areas.stalls()))
        .isNotEqualTo(new Disturbance("", 0, 0.5, 2).seen(cars, areas.stalls()));
  }

  private OccupancyTrial trial(Disturbance disturbance) {
    return new OccupancyTrial(disturbance, areas, OccupancySettings.of(ParkingLot.capacity()));
  }

  private void watch(OccupancyTrial trial, long untilMillis) {
    for (long time = 0; time < untilMillis; time += 1_000) {
      ParkingTruth truth = scene.truth(time);
      List<Detection> cars = new ArrayList<>();
      for (int i = 0; i < areas.stalls().size(); i++) {
        if (truth.occupied().get(i)) {
          cars.add(in(areas.stalls().get(i)));
        }
      }
      trial.observe(new SceneWatch.Moment(truth, new Detections(time, cars), Optional.empty()));
    }
  }

  private List<Detection> allStalls() {
    return areas.stalls().stream().map(OccupancyTrialTest::in).toList();
  }

  /** A car as high as its stall is in the picture, whose lower two thirds stand on it. */
  private static Detection in(Stall stall) {
    Box ground = stall.polygon().bounds();
    float height = ground.height() * 1.2f;
    return new Detection(
        new Box(ground.left(), ground.bottom() - height, ground.right(), ground.bottom()),
        "car",
        0.9);
  }
}

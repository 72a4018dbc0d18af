package io.marram.cars.occupancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Twenty-four simulated hours, twice, with error rates that are known. */
class OccupancyAccuracyTest {

  private static final int DAYS = 2;

  private record Result(
      double error, double fromLines, double fromSight, double covered, double disagreeing) {}

  @Test
  void largeLotIsKnownTwiceAsWellAsByEitherSignalAlone() {
    Result result =
        simulate(new OccupancySettings(30, 0.01, 0.01, 0.1, 0.9, 0.2, 300_000, 900_000));

    assertThat(result.error()).isLessThan(Math.min(result.fromLines(), result.fromSight()) / 2);
    assertThat(result.covered()).isBetween(0.92, 0.985);
    assertThat(result.disagreeing()).isLessThan(0.005);
  }

  @Test
  void intervalHoldsTheTruthForOtherErrorRates() {
    assertThat(
            simulate(new OccupancySettings(20, 0.05, 0.02, 0.1, 0.85, 0.3, 600_000, 900_000))
                .covered())
        .isBetween(0.92, 0.985);
  }

  private static Result simulate(OccupancySettings settings) {
    double error = 0;
    double fromLines = 0;
    double fromSight = 0;
    int covered = 0;
    int disagreeing = 0;
    int minutes = 0;
    for (int day = 0; day < DAYS; day++) {
      SimulatedLot lot = new SimulatedLot(settings, day);
      OccupancyFilter filter = new OccupancyFilter(settings);
      filter.known(0, 0);
      int byLines = 0;
      for (int second = 1; second <= 86_400; second++) {
        lot.second();
        for (int i = 0; i < lot.entered(); i++) {
          filter.crossed(true, lot.timeMillis());
        }
        for (int i = 0; i < lot.left(); i++) {
          filter.crossed(false, lot.timeMillis());
        }
        byLines = Math.max(0, Math.min(settings.capacity(), byLines + lot.entered() - lot.left()));
        if (second % 10 == 0) {
          filter.seen(lot.seen(), lot.timeMillis());
        }
        if (second % 60 == 0) {
          OccupancyEstimate estimate = filter.estimate();
          double bySight =
              Math.min(
                  settings.capacity(),
                  Math.max(0, (lot.seen() - settings.falseCars()) / settings.detection()));
          error += Math.abs(estimate.cars() - lot.cars());
          fromLines += Math.abs(byLines - lot.cars());
          fromSight += Math.abs(bySight - lot.cars());
          covered += estimate.low() <= lot.cars() && lot.cars() <= estimate.high() ? 1 : 0;
          disagreeing += estimate.disagreeing() ? 1 : 0;
          minutes++;
        }
      }
    }
    return new Result(
        error / minutes,
        fromLines / minutes,
        fromSight / minutes,
        (double) covered / minutes,
        (double) disagreeing / minutes);
  }
}

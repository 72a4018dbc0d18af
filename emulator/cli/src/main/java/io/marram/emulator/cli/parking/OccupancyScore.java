package io.marram.emulator.cli.parking;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How well the cars of a day were counted.
 *
 * @param seen mean absolute error of what is seen alone, cars
 * @param lines of who crosses the lines alone
 * @param fused of the estimate from both
 * @param covered the part of the time in which the 95 % interval holds the truth
 * @param width of the interval, cars on the average
 * @param disagreeing the part of the time in which the signals are said to be at odds
 * @param stalls the part of the stalls of which the state is right, while no car drives
 */
record OccupancyScore(
    double seen,
    double lines,
    double fused,
    double covered,
    double width,
    double disagreeing,
    double stalls) {

  static final double MOST_RATIO = 0.5;
  static final double LEAST_COVERED = 0.93;
  static final double MOST_COVERED = 0.97;

  static OccupancyScore of(List<OccupancyTrial.Minute> minutes) {
    return new OccupancyScore(
        mean(minutes, each -> Math.abs(each.seen() - each.truth().cars())),
        mean(minutes, each -> Math.abs(each.byLines() - each.truth().cars())),
        mean(minutes, each -> Math.abs(each.fused().cars() - each.truth().cars())),
        part(
            minutes,
            each ->
                each.fused().low() <= each.truth().cars()
                    && each.truth().cars() <= each.fused().high()),
        mean(minutes, each -> each.fused().high() - each.fused().low()),
        part(minutes, each -> each.fused().disagreeing()),
        1
            - mean(
                minutes.stream().filter(each -> !each.truth().driving()).toList(),
                each -> (double) each.wrongStalls() / each.truth().occupied().size()));
  }

  /** The scores of several days or draws together. */
  static OccupancyScore of(List<OccupancyTrial> trials, Predicate<OccupancyTrial> which) {
    return of(trials.stream().filter(which).flatMap(each -> each.minutes().stream()).toList());
  }

  /** The fused error as a part of the better signal's; NaN if that has none. */
  double ratio() {
    double better = Math.min(seen, lines);
    return better == 0 ? Double.NaN : fused / better;
  }

  /** Whether the estimate errs half as much as the better signal, or less. */
  boolean reachesRatio() {
    return ratio() <= MOST_RATIO;
  }

  /** Whether the interval is as wide as it should be. */
  boolean reachesInterval() {
    return covered >= LEAST_COVERED && covered <= MOST_COVERED;
  }

  private static double mean(
      List<OccupancyTrial.Minute> minutes, ToDoubleFunction<OccupancyTrial.Minute> of) {
    return minutes.stream().mapToDouble(of).average().orElse(0);
  }

  private static double part(
      List<OccupancyTrial.Minute> minutes, Predicate<OccupancyTrial.Minute> holds) {
    return mean(minutes, each -> holds.test(each) ? 1 : 0);
  }
}

package io.marram.cars.occupancy;

import java.util.ArrayList;
import java.util.List;

/**
 * What one hypothesis takes the errors of the two signals to be.
 *
 * @param hidden the part of the cars that is hidden for a while, as behind a van, 0 to 0.95
 * @param missed the part of the cars that come or go over a line without being counted, 0 to 0.9
 * @param unseenPerHour how many cars come, and how many go, where there is no line
 */
record ErrorRates(double hidden, double missed, double unseenPerHour) {

  /** In parts of the errors that are expected: a clear view, an ordinary one and a bad one. */
  private static final double[] HIDDEN = {0.1, 0.4, 1.2};

  /** Good lines, and bad ones. */
  private static final double[] UNCOUNTED = {0.5, 4};

  private static final double MOST_HIDDEN = 0.95;
  private static final double MOST_MISSED = 0.9;

  /** The hypotheses for a lot. */
  static List<ErrorRates> hypotheses(OccupancySettings settings) {
    List<ErrorRates> all = new ArrayList<>();
    for (double hidden : HIDDEN) {
      for (double uncounted : UNCOUNTED) {
        all.add(
            new ErrorRates(
                Math.min(MOST_HIDDEN, hidden * (1 - settings.detection())),
                Math.min(MOST_MISSED, uncounted * settings.missedCrossings()),
                uncounted * settings.unseenPerHour()));
      }
    }
    return all;
  }
}

package io.marram.cars.count;

import io.marram.cars.area.Anchor;
import io.marram.cars.area.Polygon;
import io.marram.cars.area.Stall;
import io.marram.cars.track.Assignment;
import io.marram.vision.geometry.Box;
import java.util.List;

/**
 * Says which car stands in which stall, one to one. Seen at a slant, the upper part of a car's box
 * lies over the stall behind it; so only the lower two thirds are compared with a stall's ground.
 */
final class StallMatcher {

  /** The upper part of a box that does not stand on the ground. */
  private static final float ROOF = 1 / 3f;

  /** What it counts that a car's point lies in the stall, beside their overlap. */
  private static final double POINT = 0.5;

  /** A car fits if its point lies inside, or with so much overlap over union. */
  private static final double LEAST_FIT = 0.3;

  private final List<Polygon> stalls;
  private final Box[] bounds;

  StallMatcher(List<Stall> stalls) {
    this.stalls = stalls.stream().map(Stall::polygon).toList();
    bounds = this.stalls.stream().map(Polygon::bounds).toArray(Box[]::new);
  }

  /** For each stall the index of the car in it, or −1. */
  int[] match(List<Box> cars) {
    double[][] costs = new double[stalls.size()][cars.size()];
    for (int j = 0; j < cars.size(); j++) {
      Box ground = ground(cars.get(j));
      for (int i = 0; i < costs.length; i++) {
        costs[i][j] = -fit(i, cars.get(j), ground);
      }
    }
    return Assignment.solve(costs, -LEAST_FIT);
  }

  /** The part of a box that stands on the ground. */
  static Box ground(Box car) {
    return new Box(car.left(), car.top() + ROOF * car.height(), car.right(), car.bottom());
  }

  private double fit(int stall, Box car, Box ground) {
    if (bounds[stall].intersection(ground) <= 0) {
      return 0;
    }
    Polygon polygon = stalls.get(stall);
    double shared = polygon.intersection(ground);
    double overlap = shared / (polygon.area() + ground.area() - shared);
    return overlap + (polygon.contains(Anchor.STANDING.of(car)) ? POINT : 0);
  }
}

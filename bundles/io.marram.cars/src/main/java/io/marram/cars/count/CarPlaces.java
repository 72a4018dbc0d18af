package io.marram.cars.count;

import io.marram.cars.Detection;
import io.marram.cars.detect.Look;
import io.marram.vision.geometry.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where the box of a car in a stall is, relative to the rectangle around the stall. That depends on
 * how the camera looks at the lot: a car stands up, and reaches into what is behind it. So the
 * clear cars of a picture tell where the faint ones must be, those near by more than others.
 */
final class CarPlaces {

  /** Seen from an ordinary height a car fills its stall neither aside nor below. */
  private static final double[] USUAL = {0.05, 0, -0.05, -0.1};

  /** The usual place weighs as much as so many cars. */
  private static final double USUAL_WEIGHT = 3;

  /** A car so far away, in parts of the picture, tells 0.6 of what one near by tells. */
  private static final double NEAR = 0.2;

  /** A car is clear if its score is so many times that of one that may be none. */
  private static final double CLEAR = 10.0 / 3;

  /** A clear car that fits its stall less stands across it, or elsewhere. */
  private static final double LEAST_OVERLAP = 0.3;

  private static final int SIDES = 4;

  /** How a clear car lies in its stall: each side of its box, in extents of the stall. */
  private record Sample(double x, double y, double[] sides) {}

  private final List<Sample> samples = new ArrayList<>();

  private CarPlaces() {}

  /**
   * @param stalls the rectangles around the stalls
   * @param looks at one picture
   * @return for each stall the box that a car in it would have
   */
  static Box[] of(List<Box> stalls, List<Look> looks) {
    Box[] usual = stalls.stream().map(stall -> place(stall, USUAL)).toArray(Box[]::new);
    CarPlaces places = new CarPlaces();
    for (Look look : looks) {
      places.learn(stalls, usual, look);
    }
    Box[] learned = new Box[usual.length];
    for (int i = 0; i < learned.length; i++) {
      learned[i] = places.near(stalls.get(i), usual[i]);
    }
    return learned;
  }

  private void learn(List<Box> stalls, Box[] usual, Look look) {
    Detection[] best = new Detection[usual.length];
    double[] bestOverlaps = new double[usual.length];
    for (Detection detection : look.detections()) {
      if (detection.score() < CLEAR * look.evenScore()) {
        continue;
      }
      int home = -1;
      double greatest = LEAST_OVERLAP;
      for (int i = 0; i < usual.length; i++) {
        double overlap = usual[i].intersectionOverUnion(detection.box());
        if (overlap >= greatest) {
          greatest = overlap;
          home = i;
        }
      }
      if (home >= 0 && greatest > bestOverlaps[home]) {
        bestOverlaps[home] = greatest;
        best[home] = detection;
      }
    }
    for (int i = 0; i < best.length; i++) {
      if (best[i] != null) {
        samples.add(sample(stalls.get(i), best[i].box()));
      }
    }
  }

  private static Sample sample(Box stall, Box car) {
    return new Sample(
        middleX(stall),
        middleY(stall),
        new double[] {
          (car.left() - stall.left()) / stall.width(),
          (car.top() - stall.top()) / stall.height(),
          (car.right() - stall.right()) / stall.width(),
          (car.bottom() - stall.bottom()) / stall.height()
        });
  }

  /** The median of all cars and the usual place, each side by itself. */
  private Box near(Box stall, Box usual) {
    double[] weights = new double[samples.size()];
    for (int i = 0; i < weights.length; i++) {
      double x = (samples.get(i).x() - middleX(stall)) / NEAR;
      double y = (samples.get(i).y() - middleY(stall)) / NEAR;
      weights[i] = Math.exp(-(x * x + y * y) / 2);
    }
    double[] sides = new double[SIDES];
    for (int i = 0; i < SIDES; i++) {
      sides[i] = median(i, weights);
    }
    // Sides that belong to different cars need not make a box.
    boolean box = 1 + sides[2] - sides[0] > 0.1 && 1 + sides[3] - sides[1] > 0.1;
    return box ? place(stall, sides) : usual;
  }

  private double median(int side, double[] weights) {
    record Weighed(double value, double weight) {}
    List<Weighed> values = new ArrayList<>();
    values.add(new Weighed(USUAL[side], USUAL_WEIGHT));
    for (int i = 0; i < weights.length; i++) {
      values.add(new Weighed(samples.get(i).sides()[side], weights[i]));
    }
    values.sort(Comparator.comparingDouble(Weighed::value));
    double half = (USUAL_WEIGHT + Arrays.stream(weights).sum()) / 2;
    double sum = 0;
    for (Weighed value : values) {
      sum += value.weight();
      if (sum >= half) {
        return value.value();
      }
    }
    return USUAL[side];
  }

  private static Box place(Box stall, double[] sides) {
    return new Box(
        (float) (stall.left() + sides[0] * stall.width()),
        (float) (stall.top() + sides[1] * stall.height()),
        (float) (stall.right() + sides[2] * stall.width()),
        (float) (stall.bottom() + sides[3] * stall.height()));
  }

  private static double middleX(Box box) {
    return (box.left() + box.right()) / 2.0;
  }

  private static double middleY(Box box) {
    return (box.top() + box.bottom()) / 2.0;
  }
}

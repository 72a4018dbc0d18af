package io.marram.emulator.devices.parking.render;

import java.util.Arrays;

/** The shadows of cars on the ground. */
final class Shadows {

  private static final double GAMMA = 2.2;

  /** Below a car and so far around it less of the sky is seen, metres. */
  private static final double AROUND = 0.4;

  private static final double HALF_CAR = 0.95;

  private final Backdrop backdrop;
  private final View view;

  /** Where the sun does not shine already. */
  private final boolean[] shaded;

  Shadows(Backdrop backdrop, View view, int pixels) {
    this.backdrop = backdrop;
    this.view = view;
    shaded = new boolean[pixels];
  }

  void clear() {
    Arrays.fill(shaded, false);
  }

  void copyFrom(Shadows other) {
    System.arraycopy(other.shaded, 0, shaded, 0, shaded.length);
  }

  /** Darkens the ground, where nothing stands before it. */
  void cast(Canvas canvas, DrawnCar car, Light light) {
    if (light.sunStrength() > 0) {
      castBySun(canvas, car, light);
    }
    darkenBelow(canvas, car);
  }

  private void castBySun(Canvas canvas, DrawnCar car, Light light) {
    double sky = 1.15 * light.skyStrength() + 0.25 * light.lamps();
    double part = Math.pow(0.9 * sky / (sky + light.sun().z() * light.sunStrength()), 1 / GAMMA);
    Pose pose = car.pose();
    double cos = Math.cos(pose.heading());
    double sin = Math.sin(pose.heading());
    double alongX = light.sun().x() / light.sun().z();
    double alongY = light.sun().y() / light.sun().z();
    double[] points = car.shape().mesh().points();
    double[] at = new double[9];
    for (int i = 0; i < points.length; i += 9) {
      for (int corner = 0; corner < 9; corner += 3) {
        double x = points[i + corner];
        double y = points[i + corner + 1];
        double z = points[i + corner + 2];
        view.project(
            pose.x() + cos * x - sin * y - alongX * z,
            pose.y() + sin * x + cos * y - alongY * z,
            0,
            at,
            corner);
      }
      if (at[2] > 0 && at[5] > 0 && at[8] > 0) {
        fill(canvas, at, part);
      }
    }
  }

  private void fill(Canvas canvas, double[] at, double part) {
    TriangleScan scan = TriangleScan.of(at, canvas.width, canvas.height);
    for (int row = scan.top(); row <= scan.bottom(); row++) {
      for (int column = scan.left(); column <= scan.right(); column++) {
        int pixel = row * canvas.width + column;
        if (!shaded[pixel] && scan.covers(column, row) && isOpen(canvas, pixel)) {
          shaded[pixel] = true;
          canvas.colour[pixel] = Tone.darker(canvas.colour[pixel], part);
        }
      }
    }
  }

  private boolean isOpen(Canvas canvas, int pixel) {
    return canvas.nearness[pixel] == 0 && backdrop.isGround(pixel);
  }

  private void darkenBelow(Canvas canvas, DrawnCar car) {
    Pose pose = car.pose();
    double cos = Math.cos(pose.heading());
    double sin = Math.sin(pose.heading());
    double length = car.shape().length() / 2 + AROUND;
    double width = HALF_CAR + AROUND;
    double[] at = new double[12];
    for (int i = 0; i < 4; i++) {
      double x = (i & 1) == 0 ? -length : length;
      double y = (i & 2) == 0 ? -width : width;
      view.project(pose.x() + cos * x - sin * y, pose.y() + sin * x + cos * y, 0, at, 3 * i);
    }
    int top = clip(min(at, 1), canvas.height);
    int bottom = clip(max(at, 1), canvas.height);
    int left = clip(min(at, 0), canvas.width);
    int right = clip(max(at, 0), canvas.width);
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        int pixel = row * canvas.width + column;
        if (isOpen(canvas, pixel)) {
          Vector ray = view.ray(column + 0.5, row + 0.5);
          Vector on = view.eye().plus(ray.times(-view.eye().z() / ray.z()));
          double x = on.x() - pose.x();
          double y = on.y() - pose.y();
          double beyond =
              Math.max(
                  Math.abs(cos * x + sin * y) - length + AROUND,
                  Math.abs(cos * y - sin * x) - width + AROUND);
          if (beyond < AROUND) {
            double open = Math.max(0, beyond + 0.2) / (AROUND + 0.2);
            canvas.colour[pixel] = Tone.darker(canvas.colour[pixel], 0.45 + 0.55 * open);
          }
        }
      }
    }
  }

  private static int clip(double value, int size) {
    return (int) Math.max(0, Math.min(size - 1, value));
  }

  private static double min(double[] at, int axis) {
    return Math.min(Math.min(at[axis], at[3 + axis]), Math.min(at[6 + axis], at[9 + axis]));
  }

  private static double max(double[] at, int axis) {
    return Math.max(Math.max(at[axis], at[3 + axis]), Math.max(at[6 + axis], at[9 + axis]));
  }
}

package io.marram.emulator.devices.parking.render;

/** The camera over the lot. */
public final class LotView {

  /** Of the picture, in pixels. */
  public static final int WIDTH = 1280;

  /** Of the picture, in pixels. */
  public static final int HEIGHT = 720;

  private static final double VIEW_DEGREES = 70;

  private LotView() {}

  static View view() {
    return new View(
        new Vector(0, -16.5, 8.5),
        new Vector(0, 8, 0.6),
        WIDTH / 2.0 / Math.tan(Math.toRadians(VIEW_DEGREES / 2)),
        WIDTH,
        HEIGHT);
  }

  /** Where a point is in the picture, as fractions of its width and height. */
  public static double[] fraction(double x, double y, double z) {
    double[] at = new double[3];
    view().project(x, y, z, at, 0);
    return new double[] {at[0] / WIDTH, at[1] / HEIGHT};
  }
}

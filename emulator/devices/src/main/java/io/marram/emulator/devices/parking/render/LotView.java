package io.marram.emulator.devices.parking.render;

/**
 * The camera over the lot.
 *
 * @param height above the ground in metres, 3 to 20: the lower, the more cars hide others
 */
public record LotView(double height) {

  /** Of the picture, in pixels. */
  public static final int WIDTH = 1280;

  /** Of the picture, in pixels. */
  public static final int HEIGHT = 720;

  /** On a mast, from where all cars are seen. */
  public static final LotView MAST = new LotView(8.5);

  private static final double VIEW_DEGREES = 70;

  public LotView {
    // Written so that NaN fails too.
    if (!(height >= 3 && height <= 20)) {
      throw new IllegalArgumentException(
          "the camera's height must be from 3 to 20 m, was " + height);
    }
  }

  View view() {
    return new View(
        new Vector(0, -16.5, height),
        new Vector(0, 8, 0.6),
        WIDTH / 2.0 / Math.tan(Math.toRadians(VIEW_DEGREES / 2)),
        WIDTH,
        HEIGHT);
  }

  /** Where a point is in the picture, as fractions of its width and height. */
  public double[] fraction(double x, double y, double z) {
    double[] at = new double[3];
    view().project(x, y, z, at, 0);
    return new double[] {at[0] / WIDTH, at[1] / HEIGHT};
  }
}

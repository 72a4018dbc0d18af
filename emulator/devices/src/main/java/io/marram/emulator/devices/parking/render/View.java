package io.marram.emulator.devices.parking.render;

/** Where a camera stands and looks: a pinhole without distortion. */
final class View {

  private final Vector eye;
  private final Vector right;
  private final Vector up;
  private final Vector forward;
  private final double focal;
  private final double middleX;
  private final double middleY;

  /**
   * @param focal in pixels
   */
  View(Vector eye, Vector target, double focal, int width, int height) {
    this.eye = eye;
    this.focal = focal;
    middleX = width / 2.0;
    middleY = height / 2.0;
    forward = target.minus(eye).unit();
    right = forward.cross(new Vector(0, 0, 1)).unit();
    up = right.cross(forward);
  }

  /** The same with other pixels. */
  View scaled(int factor) {
    return new View(
        eye,
        eye.plus(forward),
        focal * factor,
        (int) (2 * middleX * factor),
        (int) (2 * middleY * factor));
  }

  Vector eye() {
    return eye;
  }

  /**
   * Where a point is in the picture.
   *
   * @param to gets column, row and 1/distance from {@code at} on
   */
  void project(double x, double y, double z, double[] to, int at) {
    double dx = x - eye.x();
    double dy = y - eye.y();
    double dz = z - eye.z();
    double depth = dx * forward.x() + dy * forward.y() + dz * forward.z();
    double scale = focal / depth;
    to[at] = middleX + scale * (dx * right.x() + dy * right.y() + dz * right.z());
    to[at + 1] = middleY - scale * (dx * up.x() + dy * up.y() + dz * up.z());
    to[at + 2] = 1 / depth;
  }

  /** The direction that a pixel looks to, as far as one metre forwards. */
  Vector ray(double column, double row) {
    return forward
        .plus(right.times((column - middleX) / focal))
        .plus(up.times((middleY - row) / focal));
  }
}

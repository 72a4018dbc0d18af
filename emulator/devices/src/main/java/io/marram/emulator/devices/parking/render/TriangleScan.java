package io.marram.emulator.devices.parking.render;

/** The pixels of a triangle: those whose middle lies in it, and how near each corner is. */
final class TriangleScan {

  private static final double SMALLEST = 1e-9;

  private final double[] at;
  private final double area;
  private final int left;
  private final int top;
  private final int right;
  private final int bottom;
  private double a;
  private double b;

  private TriangleScan(double[] at, double area, int width, int height) {
    this.at = at;
    this.area = area;
    left = (int) Math.max(0, Math.ceil(Math.min(at[0], Math.min(at[3], at[6])) - 0.5));
    right = (int) Math.min(width - 1.0, Math.max(at[0], Math.max(at[3], at[6])) - 0.5);
    top = (int) Math.max(0, Math.ceil(Math.min(at[1], Math.min(at[4], at[7])) - 0.5));
    bottom = (int) Math.min(height - 1.0, Math.max(at[1], Math.max(at[4], at[7])) - 0.5);
  }

  /**
   * A triangle whose corners' columns and rows are at 0, 1, 3, 4, 6 and 7 of an array that stays as
   * it is meanwhile.
   */
  static TriangleScan of(double[] at, int width, int height) {
    double area = (at[3] - at[0]) * (at[7] - at[1]) - (at[6] - at[0]) * (at[4] - at[1]);
    return new TriangleScan(at, area, width, height);
  }

  /** Whether its corners go against the clock, as seen: the front of a face. */
  boolean isFront() {
    return area < -SMALLEST;
  }

  int left() {
    return left;
  }

  int top() {
    return top;
  }

  int right() {
    return right;
  }

  int bottom() {
    return bottom;
  }

  /** Whether a pixel is covered; then {@link #mix} is about it. */
  boolean covers(int column, int row) {
    double x = column + 0.5;
    double y = row + 0.5;
    a = ((at[3] - x) * (at[7] - y) - (at[6] - x) * (at[4] - y)) / area;
    b = ((at[6] - x) * (at[1] - y) - (at[0] - x) * (at[7] - y)) / area;
    return a >= 0 && b >= 0 && a + b <= 1;
  }

  /** A value between those of the corners, which are at {@code axis}, 3 and 6 after it. */
  double mix(double[] corners, int axis) {
    return a * corners[axis] + b * corners[axis + 3] + (1 - a - b) * corners[axis + 6];
  }
}

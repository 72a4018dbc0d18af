package io.marram.vision.geometry;

/**
 * Turning, scaling and shifting, without mirroring: {@code x' = a*x - b*y + tx}, {@code y' = b*x +
 * a*y + ty}. The scale is the length of (a, b), the angle its direction.
 */
public record SimilarityTransform(double a, double b, double tx, double ty) {

  /** Leaves every point where it is. */
  public static final SimilarityTransform IDENTITY = new SimilarityTransform(1, 0, 0, 0);

  /**
   * The transform that brings {@code from} closest to {@code to}: the sum of squared distances is
   * least. This is Umeyama's solution (Least-squares estimation of transformation parameters, 1991)
   * in two dimensions, where it needs no decomposition, with reflections excluded.
   *
   * @throws IllegalArgumentException if either set of points has no extent or is not finite
   */
  public static SimilarityTransform leastSquares(Landmarks from, Landmarks to) {
    return leastSquares(from.xy(), to.xy());
  }

  /**
   * The same for any number of points, x and y in turn.
   *
   * @throws IllegalArgumentException if the sets differ in size, or one has no extent
   */
  public static SimilarityTransform leastSquares(float[] from, float[] to) {
    if (from.length != to.length || from.length < 4 || from.length % 2 != 0) {
      throw new IllegalArgumentException(
          "points must be two sets of equal size, had " + from.length + " and " + to.length);
    }
    double fromX = mean(from, 0);
    double fromY = mean(from, 1);
    double toX = mean(to, 0);
    double toY = mean(to, 1);
    double cosine = 0;
    double sine = 0;
    double spread = 0;
    for (int i = 0; i < from.length; i += 2) {
      double x = from[i] - fromX;
      double y = from[i + 1] - fromY;
      double u = to[i] - toX;
      double v = to[i + 1] - toY;
      cosine += x * u + y * v;
      sine += x * v - y * u;
      spread += x * x + y * y;
    }
    double a = cosine / spread;
    double b = sine / spread;
    // Written so that NaN fails too.
    if (!(a * a + b * b > 1e-12) || !(a * a + b * b < 1e12)) {
      throw new IllegalArgumentException("points must be finite and must not all coincide");
    }
    return new SimilarityTransform(a, b, toX - a * fromX + b * fromY, toY - b * fromX - a * fromY);
  }

  private static double mean(float[] xy, int offset) {
    double sum = 0;
    for (int i = offset; i < xy.length; i += 2) {
      sum += xy[i];
    }
    return sum / (xy.length / 2);
  }

  /** How many times longer things become. */
  public double scale() {
    return Math.hypot(a, b);
  }

  public Point apply(Point point) {
    return new Point((float) applyX(point.x(), point.y()), (float) applyY(point.x(), point.y()));
  }

  public Landmarks apply(Landmarks landmarks) {
    return new Landmarks(
        apply(landmarks.leftEye()),
        apply(landmarks.rightEye()),
        apply(landmarks.nose()),
        apply(landmarks.leftMouth()),
        apply(landmarks.rightMouth()));
  }

  double applyX(double x, double y) {
    return a * x - b * y + tx;
  }

  double applyY(double x, double y) {
    return b * x + a * y + ty;
  }

  /**
   * The way back.
   *
   * @throws ArithmeticException if this transform shrinks everything to one point
   */
  public SimilarityTransform inverse() {
    double square = a * a + b * b;
    if (!(square > 0)) {
      throw new ArithmeticException("a transform of scale 0 has no inverse");
    }
    double ia = a / square;
    double ib = -b / square;
    return new SimilarityTransform(ia, ib, -(ia * tx - ib * ty), -(ib * tx + ia * ty));
  }
}

package io.marram.cars.picture;

import io.marram.cars.area.Polygon;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/**
 * Draws outlines whose places are fractions of the picture. Each has a dark seam, so that it is
 * seen on any ground.
 */
final class Pen {

  private static final Color SEAM = Palette.faint(Palette.DARK, 150);

  private final Graphics2D canvas;
  private final int width;
  private final int height;
  private final float thickness;

  Pen(Graphics2D canvas, int width, int height, float thickness) {
    this.canvas = canvas;
    this.width = width;
    this.height = height;
    this.thickness = thickness;
  }

  double x(double fraction) {
    return fraction * width;
  }

  double y(double fraction) {
    return fraction * height;
  }

  float thickness() {
    return thickness;
  }

  Shape shape(Polygon polygon) {
    Path2D path = new Path2D.Double();
    for (Point corner : polygon.corners()) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(x(corner.x()), y(corner.y()));
      } else {
        path.lineTo(x(corner.x()), y(corner.y()));
      }
    }
    path.closePath();
    return path;
  }

  Shape shape(Box box) {
    double round = 4 * thickness;
    return new RoundRectangle2D.Double(
        x(box.left()), y(box.top()), x(box.width()), y(box.height()), round, round);
  }

  void fill(Shape shape, Color color) {
    canvas.setColor(color);
    canvas.fill(shape);
  }

  void outline(Shape shape, Color color) {
    draw(shape, color, thickness, null);
  }

  void thin(Shape shape, Color color) {
    draw(shape, color, 0.7f * thickness, null);
  }

  void dashed(Shape shape, Color color) {
    draw(shape, color, thickness, new float[] {5 * thickness, 4 * thickness});
  }

  void thick(Shape shape, Color color) {
    draw(shape, color, 1.8f * thickness, null);
  }

  private void draw(Shape shape, Color color, float wide, float[] dashes) {
    stroke(shape, SEAM, wide + 1.2f * thickness, dashes);
    stroke(shape, color, wide, dashes);
  }

  private void stroke(Shape shape, Color color, float wide, float[] dashes) {
    Stroke stroke =
        new BasicStroke(wide, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    canvas.setStroke(stroke);
    canvas.setColor(color);
    canvas.draw(shape);
  }
}

package io.marram.cars.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Small labels on a picture, none over another. What comes first has the right of way. */
final class Chips {

  private static final int TRIES = 6;

  private final Graphics2D canvas;
  private final Lettering lettering;
  private final double height;
  private final double pad;
  private final int width;
  private final int bottom;
  private final List<Rectangle2D> taken = new ArrayList<>();

  Chips(Graphics2D canvas, float textPixels, int width, int bottom) {
    this.canvas = canvas;
    this.lettering = new Lettering(canvas, textPixels, true);
    this.height = Math.ceil(textPixels * 1.45);
    this.pad = textPixels * 0.4;
    this.width = width;
    this.bottom = bottom;
  }

  /** The width of a label with a text. */
  double width(String text) {
    return lettering.width(text) + 2 * pad;
  }

  double height() {
    return height;
  }

  /** Draws a label somewhere near a place, even over others if there is no room. */
  void put(String text, Color ground, double x, double y) {
    String shown = lettering.shortened(text, width * 0.6);
    Rectangle2D place = place(shown, x, y);
    for (int i = 1; i <= TRIES && !isFree(place); i++) {
      place = place(shown, x, y + i * height);
    }
    draw(shown, ground, place);
  }

  /** Draws a label at a place unless another is there. */
  void offer(String text, Color ground, double x, double y) {
    Rectangle2D place = place(text, x, y);
    if (isFree(place)) {
      draw(text, ground, place);
    }
  }

  private Rectangle2D place(String text, double x, double y) {
    double room = width(text);
    double left = Math.max(0, Math.min(x, width - room));
    double top = Math.max(0, Math.min(y, bottom - height));
    return new Rectangle2D.Double(left, top, room, height);
  }

  private boolean isFree(Rectangle2D place) {
    return taken.stream().noneMatch(place::intersects);
  }

  private void draw(String text, Color ground, Rectangle2D place) {
    if (lettering.width(text) == 0) {
      return;
    }
    taken.add(place);
    canvas.setColor(Palette.faint(ground, 230));
    canvas.fill(
        new RoundRectangle2D.Double(
            place.getX(), place.getY(), place.getWidth(), height, 2 * pad, 2 * pad));
    lettering.write(text, Palette.DARK, place.getX() + pad, place.getCenterY());
  }
}

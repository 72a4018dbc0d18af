package io.marram.emulator.cli.anomaly.replay;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Says what the colours of a plot mean, from right to left in one line. */
final class PlotLegend {

  private static final double SAMPLE = 22;
  private static final double GAP = 22;

  private final Graphics2D canvas;
  private final PlotText text;
  private final double y;
  private double end;

  PlotLegend(Graphics2D canvas, PlotText text, double end, double y) {
    this.canvas = canvas;
    this.text = text;
    this.end = end;
    this.y = y;
  }

  void line(String name, Color color) {
    double x = name(name);
    canvas.setColor(color);
    canvas.setStroke(PlotStyle.CURVE);
    canvas.draw(new Line2D.Double(x, y - 4.5, x + SAMPLE, y - 4.5));
  }

  void dot(String name, Color color) {
    double x = name(name);
    canvas.setColor(color);
    canvas.fill(new Ellipse2D.Double(x + SAMPLE - 11, y - 8.5, 8, 8));
  }

  void mark(String name, Color color) {
    double x = name(name);
    canvas.setColor(color);
    canvas.setStroke(PlotStyle.CURVE);
    canvas.draw(new Line2D.Double(x + SAMPLE - 6, y - 9, x + SAMPLE - 6, y));
  }

  void area(String name, Color color) {
    double x = name(name);
    Rectangle2D area = new Rectangle2D.Double(x, y - 11, SAMPLE, 13);
    canvas.setColor(color);
    canvas.fill(area);
    canvas.setColor(PlotStyle.AXIS);
    canvas.setStroke(PlotStyle.HAIR);
    canvas.draw(area);
  }

  /** Where the next entry, farther to the left, would end. */
  double begin() {
    return end;
  }

  /** Writes a name; gives where its sample begins. */
  private double name(String name) {
    text.right(PlotStyle.LABEL, PlotStyle.INK, name, end, y);
    double x = end - text.width(PlotStyle.LABEL, name) - 8 - SAMPLE;
    end = x - GAP;
    return x;
  }
}

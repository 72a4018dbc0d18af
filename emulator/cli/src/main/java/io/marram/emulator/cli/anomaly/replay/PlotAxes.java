package io.marram.emulator.cli.anomaly.replay;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/** Draws the axes of panels that lie one below the other. */
final class PlotAxes {

  private static final double TICK_EVERY = 56;
  private static final double LABEL_EVERY = 120;

  private final Graphics2D canvas;
  private final PlotText text;
  private final Scale times;

  /**
   * @param times epoch milliseconds, from left to right
   */
  PlotAxes(Graphics2D canvas, PlotText text, Scale times) {
    this.canvas = canvas;
    this.text = text;
    this.times = times;
  }

  /** The axis of time through both panels, with its labels below the lower one. */
  void times(Scale upper, Scale lower) {
    int most = (int) Math.max(1, times.length() / LABEL_EVERY);
    TimeTicks ticks = new TimeTicks((long) times.from(), (long) times.until(), most);
    double y = lower.begin();
    String context = "";
    for (long time : ticks.times()) {
      double x = times.at(time);
      canvas.setStroke(PlotStyle.HAIR);
      canvas.setColor(PlotStyle.GRID);
      canvas.draw(new Line2D.Double(x, upper.begin(), x, upper.end()));
      canvas.draw(new Line2D.Double(x, lower.begin(), x, lower.end()));
      text.centred(PlotStyle.LABEL, PlotStyle.QUIET, ticks.label(time), x, y + 22);
      if (!ticks.context(time).equals(context)) {
        context = ticks.context(time);
        text.centred(PlotStyle.LABEL, PlotStyle.INK, context, x, y + 42);
      }
    }
    text.right(PlotStyle.LABEL, PlotStyle.QUIET, "UTC", times.end(), y + 42);
  }

  /** The axis of a panel's numbers. */
  void numbers(Scale panel, String name) {
    int most = (int) Math.max(2, panel.length() / TICK_EVERY);
    NumberTicks ticks = new NumberTicks(panel.from(), panel.until(), most);
    canvas.setStroke(PlotStyle.HAIR);
    for (double tick : ticks.within(panel.from(), panel.until())) {
      double y = panel.at(tick);
      canvas.setColor(PlotStyle.GRID);
      canvas.draw(new Line2D.Double(times.begin(), y, times.end(), y));
      text.right(PlotStyle.LABEL, PlotStyle.QUIET, ticks.label(tick), times.begin() - 10, y + 4.5);
    }
    canvas.setColor(PlotStyle.AXIS);
    canvas.draw(new Line2D.Double(times.begin(), panel.begin(), times.end(), panel.begin()));
    text.upwards(PlotStyle.LABEL, PlotStyle.INK, name, 22, (panel.begin() + panel.end()) / 2);
  }
}

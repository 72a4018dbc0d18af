package io.marram.emulator.cli.anomaly.replay;

import io.marram.anomaly.Verdict;
import io.marram.anomaly.Verdict.State;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws a replay: the series with its alarms, and below it the score. */
final class ReplayPlot {

  private static final double WIDTH = 1600;
  private static final double HEIGHT = 900;
  private static final double LEFT = 84;
  private static final double RIGHT = 32;
  private static final double TOP = 104;
  private static final double BOTTOM = 62;
  private static final double BETWEEN = 30;
  private static final double SCORE_SHARE = 0.24;
  private static final double DOT_EVERY = 10;
  private static final double SMALLEST_LETTERS = 0.75;

  private final Replay replay;
  private final String settings;
  private final Graphics2D canvas;
  private final PlotText text;
  private final double pixel;
  private final double width;
  private final double height;
  private final Scale times;
  private final Scale values;
  private final Scale scores;

  private ReplayPlot(Replay replay, String settings, Graphics2D canvas, PlotSize size) {
    this.replay = replay;
    this.settings = settings;
    this.canvas = canvas;
    this.text = new PlotText(canvas);
    // Letters grow with the picture; its shape may be another one.
    pixel = 1 / Math.max(SMALLEST_LETTERS, Math.min(size.width() / WIDTH, size.height() / HEIGHT));
    width = size.width() * pixel;
    height = size.height() * pixel;
    double plotHeight = height - TOP - BOTTOM - BETWEEN;
    double valuesEnd = TOP + plotHeight * (1 - SCORE_SHARE);
    times = replay.times(LEFT, width - RIGHT);
    values = replay.values(valuesEnd, TOP);
    scores = new Scale(0, 1, height - BOTTOM, valuesEnd + BETWEEN);
  }

  /**
   * Draws it.
   *
   * @param replay at least one verdict
   * @param settings what it was judged with, in words
   */
  static BufferedImage draw(Replay replay, String settings, PlotSize size) {
    BufferedImage image =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    try {
      canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      canvas.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      canvas.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      new ReplayPlot(replay, settings, canvas, size).draw();
    } finally {
      canvas.dispose();
    }
    return image;
  }

  private void draw() {
    canvas.scale(1 / pixel, 1 / pixel);
    canvas.setColor(PlotStyle.BACKGROUND);
    canvas.fill(new Rectangle2D.Double(0, 0, width, height));
    drawLearning();
    PlotAxes axes = new PlotAxes(canvas, text, times);
    axes.times(values, scores);
    axes.numbers(values, "value");
    axes.numbers(scores, "score");
    drawAlarmBands();
    drawScore();
    drawValues();
    drawRefused();
    drawAlarmMarks();
    drawHeader();
  }

  private void drawHeader() {
    PlotLegend legend = new PlotLegend(canvas, text, width - RIGHT, 42);
    if (replay.count(State.INVALID) > 0) {
      legend.mark("refused", PlotStyle.REFUSED);
    }
    legend.dot("alarm", PlotStyle.ALARM);
    if (replay.count(State.LEARNING) > 0) {
      legend.area("learning", PlotStyle.LEARNING);
    }
    legend.line("score", PlotStyle.SCORE);
    legend.line("value", PlotStyle.VALUE);
    String name = text.shortened(PlotStyle.TITLE, replay.name(), legend.begin() - LEFT);
    text.left(PlotStyle.TITLE, PlotStyle.INK, name, LEFT, 42);
    String summary = replay.summary() + settings;
    text.left(
        PlotStyle.SUBTITLE,
        PlotStyle.QUIET,
        text.shortened(PlotStyle.SUBTITLE, summary, times.length()),
        LEFT,
        68);
  }

  private void drawLearning() {
    canvas.setColor(PlotStyle.LEARNING);
    for (Replay.Span span : replay.spans(verdict -> verdict.state() == State.LEARNING)) {
      band(span, 0);
    }
  }

  private void drawAlarmBands() {
    canvas.setColor(PlotStyle.ALARM_BAND);
    for (Replay.Span span : replay.spans(Verdict::anomaly)) {
      band(span, 2);
    }
  }

  private void band(Replay.Span span, double narrowest) {
    double from = times.at(span.fromMillis());
    double breadth = times.at(span.untilMillis()) - from;
    double more = Math.max(0, narrowest - breadth);
    for (Scale panel : List.of(values, scores)) {
      canvas.fill(
          new Rectangle2D.Double(from - more / 2, panel.end(), breadth + more, panel.length()));
    }
  }

  private void drawValues() {
    boolean few = replay.verdicts().size() * DOT_EVERY < times.length();
    canvas.setColor(PlotStyle.VALUE);
    Curve curve = Curve.ofAll(pixel);
    long longest = replay.longestStepMillis();
    long before = Long.MIN_VALUE;
    for (Verdict verdict : replay.verdicts()) {
      if (!Replay.drawn(verdict)) {
        continue;
      }
      if (before != Long.MIN_VALUE && verdict.timeMillis() - before > longest) {
        curve.gap();
      }
      before = verdict.timeMillis();
      curve.to(times.at(before), values.at(verdict.value()));
      if (few) {
        circle(times.at(before), values.at(verdict.value()), 2.2);
      }
    }
    canvas.setStroke(PlotStyle.CURVE);
    canvas.draw(curve.path());
  }

  /** Over a gap there is none, which is drawn as zero. */
  private void drawScore() {
    Curve curve = Curve.ofPeaks(pixel);
    long longest = replay.longestStepMillis();
    double first = Double.NaN;
    double last = 0;
    long before = 0;
    for (Verdict verdict : replay.verdicts()) {
      if (verdict.state() == State.INVALID) {
        continue;
      }
      double x = times.at(verdict.timeMillis());
      if (Double.isNaN(first)) {
        first = x;
      } else if (verdict.timeMillis() - before > longest && x - last > 2 * pixel) {
        curve.to(last + pixel, scores.begin());
        curve.to(x - pixel, scores.begin());
      }
      curve.to(x, scores.at(verdict.score()));
      before = verdict.timeMillis();
      last = x;
    }
    if (Double.isNaN(first)) {
      return;
    }
    Path2D line = curve.path();
    Path2D area = new Path2D.Double(line);
    area.lineTo(last, scores.begin());
    area.lineTo(first, scores.begin());
    area.closePath();
    canvas.setColor(PlotStyle.SCORE_AREA);
    canvas.fill(area);
    canvas.setStroke(PlotStyle.CURVE);
    canvas.setColor(PlotStyle.SCORE);
    canvas.draw(line);
  }

  /** Their times may lie before those of their neighbours, their values anywhere. */
  private void drawRefused() {
    canvas.setColor(PlotStyle.REFUSED);
    canvas.setStroke(PlotStyle.CURVE);
    for (Verdict verdict : replay.verdicts()) {
      double x = times.at(verdict.timeMillis());
      if (verdict.state() == State.INVALID && x >= times.begin() && x <= times.end()) {
        canvas.draw(new Line2D.Double(x, values.begin() - 8, x, values.begin()));
      }
    }
  }

  private void drawAlarmMarks() {
    double free = 0;
    int number = 0;
    for (Verdict alarm : replay.alarms()) {
      number++;
      double x = times.at(alarm.timeMillis());
      if (Replay.drawn(alarm)) {
        dot(x, values.at(alarm.value()));
      }
      dot(x, scores.at(alarm.score()));
      if (x - free >= text.width(PlotStyle.SMALL, String.valueOf(number)) / 2 + 3) {
        text.centred(PlotStyle.SMALL, PlotStyle.ALARM, String.valueOf(number), x, TOP - 6);
        free = x + text.width(PlotStyle.SMALL, String.valueOf(number)) / 2 + 3;
      }
    }
  }

  private void dot(double x, double y) {
    canvas.setColor(PlotStyle.BACKGROUND);
    circle(x, y, 5.5);
    canvas.setColor(PlotStyle.ALARM);
    circle(x, y, 4);
  }

  private void circle(double x, double y, double radius) {
    canvas.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }
}

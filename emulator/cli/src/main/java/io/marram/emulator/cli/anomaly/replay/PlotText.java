package io.marram.emulator.cli.anomaly.replay;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;

/** Writes into a plot. The y of a text is that of the line it stands on. */
final class PlotText {

  private final Graphics2D canvas;

  PlotText(Graphics2D canvas) {
    this.canvas = canvas;
  }

  double width(Font font, String text) {
    return font.getStringBounds(text, canvas.getFontRenderContext()).getWidth();
  }

  /** As much of a text as there is room for. */
  String shortened(Font font, String text, double room) {
    String shorter = text;
    while (width(font, shorter) > room && shorter.length() > 1) {
      shorter = shorter.substring(0, shorter.length() - 2) + "…";
    }
    return shorter;
  }

  void left(Font font, Color color, String text, double x, double y) {
    canvas.setFont(font);
    canvas.setColor(color);
    canvas.drawString(text, (float) x, (float) y);
  }

  void right(Font font, Color color, String text, double x, double y) {
    left(font, color, text, x - width(font, text), y);
  }

  void centred(Font font, Color color, String text, double x, double y) {
    left(font, color, text, x - width(font, text) / 2, y);
  }

  /** Turned to the left; its middle is at y. */
  void upwards(Font font, Color color, String text, double x, double y) {
    canvas.rotate(-Math.PI / 2, x, y);
    centred(font, color, text, x, y);
    canvas.rotate(Math.PI / 2, x, y);
  }
}

package io.marram.emulator.cli.anomaly.replay;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;

/** Colours, fonts and lines of a plot. */
final class PlotStyle {

  static final Color BACKGROUND = Color.WHITE;
  static final Color INK = new Color(0x1F2933);
  static final Color QUIET = new Color(0x616E7C);
  static final Color AXIS = new Color(0xB8C1CC);
  static final Color GRID = new Color(0xE9EDF1);
  static final Color VALUE = new Color(0x1F6FB2);
  static final Color SCORE = new Color(0x6E56A8);
  static final Color SCORE_AREA = new Color(0x6E56A8 | 0x2E << 24, true);
  static final Color LEARNING = new Color(0xF1F3F6);
  static final Color ALARM = new Color(0xD64545);
  static final Color ALARM_BAND = new Color(0xD64545 | 0x38 << 24, true);
  static final Color REFUSED = new Color(0xDE911D);

  static final Font TITLE = font(Font.BOLD, 21);
  static final Font SUBTITLE = font(Font.PLAIN, 14);
  static final Font LABEL = font(Font.PLAIN, 13);
  static final Font SMALL = font(Font.BOLD, 11);

  static final Stroke HAIR = new BasicStroke(1);
  static final Stroke CURVE = new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  private PlotStyle() {}

  private static Font font(int style, int points) {
    return new Font(Font.SANS_SERIF, style, points);
  }
}

package io.marram.cars.picture;

import java.awt.Color;

/** Colours that people with any kind of colour blindness tell apart (after Okabe and Ito). */
final class Palette {

  static final Color FREE = new Color(0x56B4E9);
  static final Color OCCUPIED = new Color(0xE69F00);
  static final Color ZONE = new Color(0xCC79A7);
  static final Color LINE = new Color(0x009E73);
  static final Color CAR = new Color(0xF0E442);
  static final Color DARK = new Color(0x15191E);
  static final Color LIGHT = new Color(0xF5F7FA);
  static final Color QUIET = new Color(0xA9B4C0);

  private Palette() {}

  static Color faint(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }
}

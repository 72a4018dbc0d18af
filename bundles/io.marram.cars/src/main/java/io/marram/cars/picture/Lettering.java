package io.marram.cars.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;

/**
 * Text of one size on a picture. On a machine without any font there is none; the rest of the
 * picture is drawn all the same.
 */
final class Lettering {

  private static final boolean FONTS = fonts();

  private final Graphics2D canvas;
  private final Font font;

  Lettering(Graphics2D canvas, float pixels, boolean bold) {
    this.canvas = canvas;
    this.font =
        FONTS
            ? new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont(pixels)
            : null;
  }

  /** Java's answer to a machine without fonts depends on what else is missing there. */
  private static boolean fonts() {
    try {
      FontRenderContext context = new FontRenderContext(null, true, true);
      return new Font(Font.SANS_SERIF, Font.PLAIN, 12).getStringBounds("0", context).getWidth() > 0;
    } catch (LinkageError | InternalError | RuntimeException e) {
      return false;
    }
  }

  double width(String text) {
    return font == null || text.isEmpty()
        ? 0
        : font.getStringBounds(text, canvas.getFontRenderContext()).getWidth();
  }

  /** As much of a text as there is room for. */
  String shortened(String text, double room) {
    String shorter = text;
    while (shorter.length() > 1 && width(shorter) > room) {
      shorter = shorter.substring(0, shorter.length() - 2) + "…";
    }
    return shorter;
  }

  /** Writes with the middle of its capital letters at a height. */
  void write(String text, Color color, double x, double middle) {
    if (font != null && !text.isEmpty()) {
      canvas.setFont(font);
      canvas.setColor(color);
      canvas.drawString(text, (float) x, (float) (middle + 0.36 * font.getSize2D()));
    }
  }
}

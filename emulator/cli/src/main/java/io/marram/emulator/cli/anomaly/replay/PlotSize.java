package io.marram.emulator.cli.anomaly.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a picture in pixels.
 *
 * @param width 640 to 8000
 * @param height 400 to 8000
 */
record PlotSize(int width, int height) {

  private static final int LEAST_WIDTH = 640;
  private static final int LEAST_HEIGHT = 400;
  private static final int MOST = 8000;

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})x(\\d{1,6})");

  PlotSize {
    if (width < LEAST_WIDTH || height < LEAST_HEIGHT || Math.max(width, height) > MOST) {
      throw new IllegalArgumentException(
          "must be %dx%d to %dx%d, was %dx%d"
              .formatted(LEAST_WIDTH, LEAST_HEIGHT, MOST, MOST, width, height));
    }
  }

  /**
   * @param text such as {@code 1600x900}
   * @throws IllegalArgumentException if it is no size
   */
  static PlotSize parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be WIDTHxHEIGHT, was " + text);
    }
    return new PlotSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }
}

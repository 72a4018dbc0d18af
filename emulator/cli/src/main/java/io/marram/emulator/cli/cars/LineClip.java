package io.marram.emulator.cli.cars;

import io.marram.cars.area.CountingLine;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.Csv;
import io.marram.vision.geometry.Point;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A video with a line across it, as a row of {@code lines.csv} gives it. What the row says of the
 * crossings is not looked at.
 *
 * @param video the file's name, beside the CSV
 * @param line drawn from left to right, so that "entered" is up; a vertical line as it was drawn
 */
record LineClip(String video, CountingLine line) {

  private static final String NAME = "line";
  private static final String[] COLUMNS = {
    "video", "width", "height", "line_x1", "line_y1", "line_x2", "line_y2"
  };

  /**
   * Reads all rows.
   *
   * @throws CommandFailure if a row is no line within its picture
   */
  static List<LineClip> read(Path file) {
    Csv csv = Csv.read(file, COLUMNS);
    if (csv.rows().isEmpty()) {
      throw new CommandFailure(file + " has no videos");
    }
    List<LineClip> clips = new ArrayList<>();
    for (List<String> row : csv.rows()) {
      String[] cells = new String[COLUMNS.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = row.get(csv.column(COLUMNS[i])).strip();
      }
      try {
        clips.add(of(cells));
      } catch (IllegalArgumentException e) {
        throw new CommandFailure("%s: %s: %s".formatted(file, cells[0], e.getMessage()), e);
      }
    }
    return clips;
  }

  private static LineClip of(String[] cells) {
    double width = pixels("width", cells[1]);
    double height = pixels("height", cells[2]);
    if (!(width > 0 && height > 0)) {
      throw new IllegalArgumentException(
          "width and height must be above 0, were %s and %s".formatted(cells[1], cells[2]));
    }
    Point first = point(cells[3], cells[4], width, height);
    Point second = point(cells[5], cells[6], width, height);
    boolean turned = first.x() > second.x();
    return new LineClip(
        cells[0], CountingLine.of(NAME, turned ? second : first, turned ? first : second));
  }

  private static Point point(String x, String y, double width, double height) {
    return new Point((float) (pixels("x", x) / width), (float) (pixels("y", y) / height));
  }

  private static double pixels(String what, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s must be a number of pixels, was \"%s\"".formatted(what, text), e);
    }
  }
}

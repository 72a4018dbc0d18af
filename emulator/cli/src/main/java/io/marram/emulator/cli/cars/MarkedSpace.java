package io.marram.emulator.cli.cars;

import io.marram.cars.area.Polygon;
import io.marram.cars.area.Stall;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.Csv;
import io.marram.vision.geometry.Point;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A space of a parking lot as a row of {@code spaces.csv} marks it. Whether the row says that it is
 * occupied is not looked at.
 *
 * @param space its name
 * @param corners in pixels of the picture: x and y in turn
 */
record MarkedSpace(String space, List<String> corners) {

  private static final String FIRST_X = "x1";

  /**
   * Reads the spaces of each picture, in the order of the file.
   *
   * @throws CommandFailure if there are none
   */
  static Map<String, List<MarkedSpace>> read(Path file) {
    Csv csv = Csv.read(file, "image", "space", FIRST_X, "y1");
    int image = csv.column("image");
    int space = csv.column("space");
    int first = csv.column(FIRST_X);
    Map<String, List<MarkedSpace>> spaces = new LinkedHashMap<>();
    for (List<String> row : csv.rows()) {
      List<String> corners =
          row.subList(first, row.size()).stream()
              .map(String::strip)
              .filter(cell -> !cell.isEmpty())
              .toList();
      spaces
          .computeIfAbsent(row.get(image).strip(), name -> new ArrayList<>())
          .add(new MarkedSpace(row.get(space).strip(), corners));
    }
    if (spaces.isEmpty()) {
      throw new CommandFailure(file + " has no spaces");
    }
    return spaces;
  }

  /**
   * The space in a picture of some size. What was marked beyond the picture's edge is moved onto
   * it.
   *
   * @throws IllegalArgumentException if it is no polygon
   */
  Stall in(int width, int height) {
    if (corners.size() % 2 != 0) {
      throw new IllegalArgumentException(
          "corners must be pairs of x and y, were " + corners.size() + " numbers");
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < corners.size(); i += 2) {
      points.add(new Point(fraction(corners.get(i), width), fraction(corners.get(i + 1), height)));
    }
    return new Stall(space, new Polygon(points));
  }

  private static float fraction(String pixels, int extent) {
    try {
      return (float) Math.max(0, Math.min(1, Double.parseDouble(pixels) / extent));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a corner must be a number of pixels, was \"" + pixels + "\"", e);
    }
  }
}

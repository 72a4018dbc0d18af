package io.marram.cars.area;

import io.marram.cars.LabelFilter;

/**
 * A part of the picture in which cars are counted.
 *
 * @param name by which its count is known, 1 to {@value Areas#LONGEST_NAME} characters
 * @param polygon where it is
 * @param anchor the point of a car that must be inside
 * @param labels which labels count here
 */
public record Zone(String name, Polygon polygon, Anchor anchor, LabelFilter labels) {

  public Zone {
    Fractions.requireName("zone", name);
  }
}

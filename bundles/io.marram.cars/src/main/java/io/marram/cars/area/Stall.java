package io.marram.cars.area;

/**
 * Where one car can stand.
 *
 * @param name 1 to {@value Areas#LONGEST_NAME} characters
 * @param polygon its ground
 */
public record Stall(String name, Polygon polygon) {

  public Stall {
    Fractions.requireName("stall", name);
  }
}

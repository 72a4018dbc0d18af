package io.marram.cars.count;

/**
 * Whether a single picture shows a car in a stall.
 *
 * @param stall its name
 * @param presence how probable a car is, 0 to 1
 */
public record StallJudgement(String stall, double presence) {

  /** Whether a car is there, more probably than not. */
  public boolean occupied() {
    return presence > 0.5;
  }
}

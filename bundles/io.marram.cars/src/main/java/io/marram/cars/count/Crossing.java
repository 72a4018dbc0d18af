package io.marram.cars.count;

/**
 * A car has crossed a line.
 *
 * @param line the name of the line
 * @param entered whether it entered; otherwise it left
 * @param track the identity of the car
 * @param label what the car is called; "vehicle" if that is nothing that somebody asked for
 * @param timeMillis of the picture that showed it, epoch milliseconds
 */
public record Crossing(String line, boolean entered, long track, String label, long timeMillis) {

  /** The same car by another name. */
  Crossing named(String name) {
    return new Crossing(line, entered, track, name, timeMillis);
  }
}

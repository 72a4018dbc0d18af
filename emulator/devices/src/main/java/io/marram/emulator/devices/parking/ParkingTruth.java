package io.marram.emulator.devices.parking;

import java.util.List;

/**
 * What is so on the lot at a moment.
 *
 * @param timeMillis of the scene, since its first midnight
 * @param cars between the entry and the exit
 * @param entered over the entry since the first midnight
 * @param left over the exit since the first midnight
 * @param occupied for each stall whether a car is parked in it
 * @param driving whether a car drives or waits in sight, or may soon be in sight
 */
public record ParkingTruth(
    long timeMillis, int cars, int entered, int left, List<Boolean> occupied, boolean driving) {

  public ParkingTruth {
    occupied = List.copyOf(occupied);
  }

  /** How many stalls are free. */
  public int free() {
    return (int) occupied.stream().filter(each -> !each).count();
  }
}

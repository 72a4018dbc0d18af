package io.marram.emulator.devices.parking;

/**
 * How busy the lot is.
 *
 * @param seed the same seed makes the same days
 * @param busiestPerHour so many cars come in the busiest hour, if they find a place; 1 to 200
 * @param stayMinutes how long a car stays on the average, 1 to 1,440
 * @param days so many days are planned, 1 to 400
 */
public record ParkingSettings(long seed, double busiestPerHour, double stayMinutes, int days) {

  /** An ordinary lot: most come in the morning and stay for four hours. */
  public static ParkingSettings ordinary(long seed, int days) {
    return new ParkingSettings(seed, 6, 240, days);
  }

  /** A lot on which something happens all the time, to be looked at. */
  public static ParkingSettings lively(long seed) {
    return new ParkingSettings(seed, 100, 6, 30);
  }

  public ParkingSettings {
    // Written so that NaN fails too.
    if (!(busiestPerHour >= 1 && busiestPerHour <= 200)) {
      throw new IllegalArgumentException(
          "busiestPerHour must be from 1 to 200, was " + busiestPerHour);
    }
    if (!(stayMinutes >= 1 && stayMinutes <= 1_440)) {
      throw new IllegalArgumentException("stayMinutes must be from 1 to 1440, was " + stayMinutes);
    }
    if (days < 1 || days > 400) {
      throw new IllegalArgumentException("days must be from 1 to 400, was " + days);
    }
  }
}

package io.marram.emulator.devices.parking;

import io.marram.emulator.devices.parking.render.Pose;
import java.util.ArrayList;
import java.util.List;

/** A car's way: straight lines and bends, each driven in its own time. */
final class Drive {

  /** Half a car's way beyond the picture's edge. */
  private static final double OUTSIDE = 26;

  private static final double BEND = 4;
  private static final double LANE_SPEED = 3.2;
  private static final double BEND_SPEED = 1.8;
  private static final double BACKWARDS_SPEED = 1.3;

  /** A leg's pose at a part of its way, 0 to 1. */
  private interface Way {
    Pose at(double part);
  }

  private record Leg(Way way, double millis) {}

  private final List<Leg> legs = new ArrayList<>();
  private double crossingMillis;
  private double millis;

  private Drive() {}

  /**
   * In along the lane to a stall.
   *
   * @param pauseX where the car waits
   * @param pauseMillis for so long
   */
  static Drive into(Stall stall, double pauseX, long pauseMillis) {
    Drive drive = new Drive();
    double bendX = stall.x() - BEND;
    double waitX = Math.min(pauseX, bendX);
    drive.straight(-OUTSIDE, waitX, ParkingLot.ENTRY_X);
    drive.leg(part -> lane(waitX), pauseMillis);
    drive.straight(waitX, bendX, ParkingLot.ENTRY_X);
    drive.leg(part -> bend(stall, part), 1000 * Math.PI / 2 * BEND / BEND_SPEED);
    drive.leg(part -> place(stall, slowing(part)), 1000 * 2 * straightIn(stall) / BEND_SPEED);
    return drive;
  }

  /** Backwards out of a stall, and out along the lane. */
  static Drive outOf(Stall stall, long pauseMillis) {
    Drive drive = new Drive();
    double bendX = stall.x() - BEND;
    drive.leg(part -> place(stall, 1 - part), 1000 * straightIn(stall) / BACKWARDS_SPEED);
    drive.leg(part -> bend(stall, 1 - part), 1000 * Math.PI / 2 * BEND / BACKWARDS_SPEED);
    drive.leg(part -> lane(bendX), pauseMillis);
    drive.straight(bendX, OUTSIDE, ParkingLot.EXIT_X);
    return drive;
  }

  private void leg(Way way, double legMillis) {
    legs.add(new Leg(way, legMillis));
    millis += legMillis;
  }

  private void straight(double from, double to, double line) {
    if (from <= line && line < to) {
      crossingMillis = millis + 1000 * (line - from) / LANE_SPEED;
    }
    leg(part -> lane(from + part * (to - from)), 1000 * (to - from) / LANE_SPEED);
  }

  private static Pose lane(double x) {
    return new Pose(x, ParkingLot.LANE_Y, 0);
  }

  private static Pose bend(Stall stall, double part) {
    double angle = part * Math.PI / 2;
    double side = Math.signum(stall.heading());
    return new Pose(
        stall.x() - BEND + BEND * Math.sin(angle),
        ParkingLot.LANE_Y + side * BEND * (1 - Math.cos(angle)),
        side * angle);
  }

  private static Pose place(Stall stall, double part) {
    double side = Math.signum(stall.heading());
    double start = ParkingLot.LANE_Y + side * BEND;
    return new Pose(stall.x(), start + part * (stall.y() - start), stall.heading());
  }

  private static double straightIn(Stall stall) {
    return Math.abs(stall.y() - ParkingLot.LANE_Y) - BEND;
  }

  private static double slowing(double part) {
    return 1 - (1 - part) * (1 - part);
  }

  /** How long it takes. */
  long millis() {
    return Math.round(millis);
  }

  /** When the middle of the car is on the line where it enters or leaves. */
  long crossingMillis() {
    return Math.round(crossingMillis);
  }

  /** Where the car is so long after the beginning. */
  Pose at(long sinceMillis) {
    double left = sinceMillis;
    for (Leg leg : legs) {
      if (left < leg.millis) {
        return leg.way.at(left / leg.millis);
      }
      left -= leg.millis;
    }
    return legs.get(legs.size() - 1).way.at(1);
  }
}

package io.marram.emulator.devices.parking;

import io.marram.emulator.devices.parking.render.LotView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lot's plan: a one-way lane from left to right between two rows of stalls. Metres; x to the
 * right and y away from the camera.
 */
public final class ParkingLot {

  /** Cars drive along here. */
  static final double LANE_Y = 8;

  /** Who drives over it, enters. */
  static final double ENTRY_X = -13;

  /** Who drives over it, leaves. */
  static final double EXIT_X = 13;

  private static final double STALL_WIDTH = 2.5;
  private static final double STALL_LENGTH = 5;
  private static final double NEAR_ROW_Y = 2.5;
  private static final double FAR_ROW_Y = 13.5;

  /** Shorter than the other row, so that its cars do not hide the entry and the exit. */
  private static final double NEAR_FIRST_X = -6.25;

  private static final int NEAR_STALLS = 6;
  private static final double FAR_FIRST_X = -8.75;
  private static final int FAR_STALLS = 9;

  private static final List<Stall> STALLS = stallsOfBothRows();

  private ParkingLot() {}

  private static List<Stall> stallsOfBothRows() {
    List<Stall> stalls = new ArrayList<>();
    for (int i = 0; i < NEAR_STALLS; i++) {
      stalls.add(
          new Stall("A" + (i + 1), NEAR_FIRST_X + i * STALL_WIDTH, NEAR_ROW_Y, -Math.PI / 2));
    }
    for (int i = 0; i < FAR_STALLS; i++) {
      stalls.add(new Stall("B" + (i + 1), FAR_FIRST_X + i * STALL_WIDTH, FAR_ROW_Y, Math.PI / 2));
    }
    return List.copyOf(stalls);
  }

  /** The places for cars, the near row first. */
  public static List<Stall> stalls() {
    return STALLS;
  }

  /** How many cars can park. */
  public static int capacity() {
    return STALLS.size();
  }

  /**
   * Where to count, as the text that the car detector takes: the zone {@code lot}, a stall for each
   * place, and the lines {@code in} and {@code out}. All lie where the camera sees them.
   */
  public static String areas(LotView view) {
    StringBuilder text = new StringBuilder();
    // Two thirds down a car's box is about half a metre above the ground.
    double height = 0.5;
    text.append("zone lot: ")
        .append(at(view, ENTRY_X, -0.5, height))
        .append(at(view, ENTRY_X, 17, height))
        .append(at(view, EXIT_X, 17, height))
        .append(at(view, EXIT_X, -0.5, height))
        .append("labels=car,truck,bus anchor=0.67\n");
    for (Stall stall : STALLS) {
      double left = stall.x() - STALL_WIDTH / 2;
      double right = stall.x() + STALL_WIDTH / 2;
      double near = stall.y() - STALL_LENGTH / 2;
      double far = stall.y() + STALL_LENGTH / 2;
      text.append("stall ")
          .append(stall.name())
          .append(": ")
          .append(at(view, left, near, 0.3))
          .append(at(view, left, far, 0.3))
          .append(at(view, right, far, 0.3))
          .append(at(view, right, near, 0.3).strip())
          .append('\n');
    }
    // The middle of a car's box is about at this height.
    double middle = 0.7;
    double reach = 4;
    text.append("line in: ")
        .append(at(view, ENTRY_X, LANE_Y + reach, middle))
        .append(at(view, ENTRY_X, LANE_Y - reach, middle).strip())
        .append('\n');
    text.append("line out: ")
        .append(at(view, EXIT_X, LANE_Y - reach, middle))
        .append(at(view, EXIT_X, LANE_Y + reach, middle).strip())
        .append('\n');
    return text.toString();
  }

  private static String at(LotView view, double x, double y, double z) {
    double[] fraction = view.fraction(x, y, z);
    return String.format(Locale.ROOT, "%.4f,%.4f ", inPicture(fraction[0]), inPicture(fraction[1]));
  }

  private static double inPicture(double fraction) {
    return Math.max(0, Math.min(1, fraction));
  }
}

package io.marram.cars.count;

import io.marram.cars.StateException;
import io.marram.cars.area.Stall;
import io.marram.vision.geometry.Box;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which stalls are occupied. A stall's state follows what is seen with delay and hysteresis: a
 * car that drives through, or is not seen for a moment, changes nothing.
 */
final class StallMonitor {

  private static final int MOST_STALLS = 10_000;

  /** A stall becomes occupied above this, and free below the rest to 1. */
  private static final double OCCUPIED = 0.7;

  /** The first look at a stall decides. */
  private static final double NEVER_LOOKED_AT = -1;

  /** One picture moves a stall no farther than this, however seldom there are pictures. */
  private static final double LARGEST_STEP = 0.4;

  private final List<Stall> stalls;
  private final StallMatcher matcher;
  private final double settleMillis;
  private final double[] presence;
  private final boolean[] occupied;
  private long timeMillis = -1;

  /**
   * @param settleMillis after about so long a car that stands there is said to
   */
  StallMonitor(List<Stall> stalls, long settleMillis) {
    this.stalls = stalls;
    this.settleMillis = settleMillis;
    matcher = new StallMatcher(stalls);
    presence = new double[stalls.size()];
    occupied = new boolean[stalls.size()];
    Arrays.fill(presence, NEVER_LOOKED_AT);
  }

  /** The stalls as they were after the last look; one that was never looked at counts as free. */
  List<StallState> states() {
    List<StallState> states = new ArrayList<>(occupied.length);
    for (int i = 0; i < occupied.length; i++) {
      states.add(new StallState(stalls.get(i).name(), occupied[i]));
    }
    return states;
  }

  /** Takes where cars stand in a picture; several boxes may be on one. */
  List<StallState> observe(List<Box> cars, long now) {
    double passed = Math.max(0, now - timeMillis);
    timeMillis = now;
    double step = Math.min(LARGEST_STEP, 1 - Math.exp(-passed / settleMillis));
    int[] matched = matcher.match(cars);
    for (int i = 0; i < matched.length; i++) {
      double there = matched[i] >= 0 ? 1 : 0;
      presence[i] =
          presence[i] == NEVER_LOOKED_AT ? there : presence[i] + step * (there - presence[i]);
      occupied[i] = presence[i] > (occupied[i] ? 1 - OCCUPIED : OCCUPIED);
    }
    return states();
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(timeMillis);
    out.writeInt((int) Arrays.stream(presence).filter(known -> known != NEVER_LOOKED_AT).count());
    for (int i = 0; i < presence.length; i++) {
      if (presence[i] != NEVER_LOOKED_AT) {
        out.writeUTF(stalls.get(i).name());
        out.writeDouble(presence[i]);
        out.writeBoolean(occupied[i]);
      }
    }
  }

  /** Reads the stalls that still have their names. */
  void read(DataInput in) throws IOException {
    timeMillis = in.readLong();
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < presence.length; i++) {
      numbers.put(stalls.get(i).name(), i);
    }
    for (int left = StateException.readCount(in, "stalls", MOST_STALLS); left > 0; left--) {
      Integer number = numbers.get(in.readUTF());
      double read = StateException.readNumber(in, "presence in a stall", 0, 1);
      boolean wasOccupied = in.readBoolean();
      if (number != null) {
        presence[number] = read;
        occupied[number] = wasOccupied;
      }
    }
  }
}

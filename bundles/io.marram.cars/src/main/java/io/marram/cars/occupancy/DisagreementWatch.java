package io.marram.cars.occupancy;

import io.marram.cars.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Says when what is seen does not fit to who came and went: it follows what was believed one to two
 * hours ago by the crossings alone, and asks how likely the count that is seen then is. While the
 * two are at odds it does not begin anew, so that the one that is wrong cannot be forgotten.
 */
final class DisagreementWatch {

  private static final long WINDOW_MILLIS = 3_600_000;

  /** At odds from here on. */
  private static final double NEARLY_CERTAIN = 0.999;

  private static final long NEVER = -1;

  private final SightModel sight;
  private final long holdMillis;
  private Belief older;
  private Belief newer;
  private long anchorMillis = NEVER;
  private long sinceMillis = NEVER;
  private double disagreement;
  private boolean disagreeing;

  DisagreementWatch(SightModel sight, long holdMillis, Belief start) {
    this.sight = sight;
    this.holdMillis = holdMillis;
    older = start;
    newer = start;
  }

  void reset(Belief belief, long timeMillis) {
    older = belief;
    newer = belief;
    anchorMillis = timeMillis;
    sinceMillis = NEVER;
    disagreement = 0;
    disagreeing = false;
  }

  void crossed(ShiftKernel change) {
    older = older.after(change);
    newer = newer.after(change);
  }

  /** Looks at a count. */
  void seen(int seen, Belief fused, long timeMillis) {
    if (anchorMillis == NEVER) {
      anchor(fused, timeMillis);
      return;
    }
    double below = 0;
    for (int cars = 0; cars <= older.capacity(); cars++) {
      if (older.probability(cars) > 0) {
        below += older.probability(cars) * sight.below(seen, cars);
      }
    }
    disagreement = Math.max(0, 1 - 2 * Math.min(below, 1 - below));
    if (disagreement < NEARLY_CERTAIN) {
      sinceMillis = NEVER;
      disagreeing = false;
      anchor(fused, timeMillis);
      return;
    }
    if (sinceMillis == NEVER) {
      sinceMillis = timeMillis;
    }
    disagreeing = timeMillis - sinceMillis >= holdMillis;
  }

  private void anchor(Belief fused, long timeMillis) {
    if (anchorMillis == NEVER || timeMillis - anchorMillis >= WINDOW_MILLIS) {
      older = anchorMillis == NEVER ? fused : newer;
      newer = fused;
      anchorMillis = timeMillis;
    }
  }

  double disagreement() {
    return disagreement;
  }

  boolean isDisagreeing() {
    return disagreeing;
  }

  void write(DataOutput out) throws IOException {
    older.write(out);
    newer.write(out);
    out.writeLong(anchorMillis);
    out.writeLong(sinceMillis);
    out.writeDouble(disagreement);
    out.writeBoolean(disagreeing);
  }

  void read(DataInput in) throws IOException {
    int capacity = older.capacity();
    older = Belief.read(in, capacity);
    newer = Belief.read(in, capacity);
    anchorMillis = in.readLong();
    sinceMillis = in.readLong();
    disagreement = StateException.readNumber(in, "disagreement", 0, 1);
    disagreeing = in.readBoolean();
  }
}

package io.marram.anomaly.group;

import io.marram.anomaly.StateException;
import io.marram.anomaly.calibration.ConformalTail;
import io.marram.anomaly.calibration.FalseAlarmBudget;
import io.marram.anomaly.calibration.Score;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Keeps a group's alarms within its budget: an alarm begins with a row that is too strange by the
 * limits and also rarer than the budget allows; it ends once the limits are kept again. How rare is
 * known from all rows before that were no alarm; of strange ones in a row only the strangest
 * counts, and only once they are over, so that a fault does not hide itself.
 */
final class GroupAlarm {

  /** How many blocks of quiet rows are remembered. */
  private static final int MEMORY = 2000;

  /** Of so many rows, of which each is much like the one before, the strangest is remembered. */
  private static final int BLOCK = 10;

  private final FalseAlarmBudget budget;
  private ConformalTail tail = new ConformalTail(MEMORY);
  private boolean on;
  private double peak;
  private double strangest;
  private int rows;

  GroupAlarm(FalseAlarmBudget budget) {
    this.budget = budget;
  }

  /** Begins anew with the strangeness of quiet rows. */
  void reset(double... quiet) {
    tail = new ConformalTail(MEMORY);
    for (double strangeness : quiet) {
      tail.learn(strangeness);
    }
    on = false;
    peak = 0;
    strangest = 0;
    rows = 0;
  }

  /**
   * Takes the next row.
   *
   * @param strangeness above 1 is beyond the limits
   * @return the score, 0 to 1
   */
  double add(double strangeness, long intervalMillis) {
    double score = Score.ofSurprise(tail.surpriseAbove(strangeness));
    if (strangeness > 1) {
      on = on || budget.alarms(score, intervalMillis);
      peak = Math.max(peak, strangeness);
    } else {
      remember(on ? strangeness : Math.max(peak, strangeness));
      on = false;
      peak = 0;
    }
    return score;
  }

  private void remember(double strangeness) {
    strangest = Math.max(strangest, strangeness);
    rows++;
    if (rows == BLOCK) {
      tail.learn(strangest);
      strangest = 0;
      rows = 0;
    }
  }

  boolean isOn() {
    return on;
  }

  void write(DataOutput out) throws IOException {
    tail.write(out);
    out.writeBoolean(on);
    Numbers.write(out, new double[] {peak, strangest});
    out.writeInt(rows);
  }

  void read(DataInput in) throws IOException {
    tail = ConformalTail.read(in, MEMORY);
    if (!tail.isReady()) {
      throw new StateException("group: damaged, too few quiet rows are known");
    }
    on = in.readBoolean();
    double[] both = Numbers.read(in, 2);
    peak = both[0];
    strangest = both[1];
    rows = Numbers.readCount(in, "quiet rows", 0, BLOCK - 1);
  }
}

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
 * limits and also rarer than the budget allows; it ends with what is strange. How rare is known
 * from all rows before that were no alarm; strange ones count as the strangest of them, and only
 * once they are over, so that a fault does not hide itself.
 */
final class GroupAlarm {

  /** How many blocks of quiet rows are remembered. */
  private static final int MEMORY = 2000;

  /** Of so many rows, of which each is much like the one before, the strangest is remembered. */
  private static final int BLOCK = 10;

  /** Something strange counts for no more than so many blocks. */
  private static final int MOST_BLOCKS = 20;

  private final FalseAlarmBudget budget;
  private ConformalTail tail = new ConformalTail(MEMORY);
  private boolean on;
  private double peak;
  private double strangest;
  private int strangeRows;
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
    strangeRows = 0;
    rows = 0;
  }

  /**
   * Takes the next row.
   *
   * @param strangeness above 1 is beyond the limits
   * @param strange whether it belongs to something strange
   * @param intervalMillis how often there is a row; 0 if that is not known
   * @return the score, 0 to 1
   */
  double add(double strangeness, boolean strange, long intervalMillis) {
    double score = Score.ofSurprise(tail.surpriseAbove(strangeness));
    if (strange) {
      on = on || budget.alarms(score, intervalMillis);
      peak = Math.max(peak, strangeness);
      strangeRows = Math.min(MOST_BLOCKS * BLOCK, strangeRows + 1);
    } else {
      for (int i = 0; i < strangeRows && !on; i += BLOCK) {
        tail.learn(peak);
      }
      strangeRows = 0;
      remember(strangeness);
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
    out.writeInt(strangeRows);
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
    strangeRows = Numbers.readCount(in, "strange rows", 0, MOST_BLOCKS * BLOCK);
    rows = Numbers.readCount(in, "quiet rows", 0, BLOCK - 1);
  }
}

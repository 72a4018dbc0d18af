package io.marram.anomaly.detector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * By how much a reading differs from what is usual at this hour of the day, or of the week if that
 * has predicted better of late. The hours are those of UTC: only that they repeat matters.
 */
final class SeasonStatistic implements Statistic {

  private static final int DAY_HOURS = 24;
  private static final int WEEK_HOURS = 7 * DAY_HOURS;

  /** An hour comes once a day or once a week, and what is seldom seen must be learned faster. */
  private static final double DAY_RATE = 0.1;

  private static final double WEEK_RATE = 0.2;

  /** So many predictions tell whether the week predicts better. */
  private static final int PREDICTIONS_TO_COMPARE = 300;

  private final Profile day = new Profile(DAY_HOURS, DAY_RATE);
  private final Profile week = new Profile(WEEK_HOURS, WEEK_RATE);
  private double usual = Double.NaN;

  @Override
  public double after(long timeMillis, double value) {
    usual = better().at(timeMillis);
    if (Double.isNaN(usual)) {
      usual = day.at(timeMillis);
    }
    day.learn(timeMillis, value);
    week.learn(timeMillis, value);
    return value - usual;
  }

  private Profile better() {
    return week.predictions() >= PREDICTIONS_TO_COMPARE && week.error() < day.error() ? week : day;
  }

  @Override
  public Explanation explain(double actual, double usualDifference) {
    return new Explanation("value at this hour", usual + actual, usual + usualDifference);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    day.write(out);
    week.write(out);
    out.writeDouble(usual);
  }

  @Override
  public void read(DataInput in) throws IOException {
    day.read(in);
    week.read(in);
    usual = in.readDouble();
  }
}

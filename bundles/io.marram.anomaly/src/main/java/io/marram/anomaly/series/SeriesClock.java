package io.marram.anomaly.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * The times of one series as its sensor says them, and the same times as what learns needs them:
 * never going back.
 *
 * <p>A reading whose time lies far from the one before it is refused at first. Only when several
 * agree, the sensor's clock was set. Then whole weeks are added to or taken from all times to come,
 * so that they go on without going back while the time of day and the day of the week stay true.
 */
final class SeriesClock {

  /** Readings that are older by no more intervals than this just come out of order. */
  private static final int ORDER_INTERVALS = 10;

  /** So many readings in a row must agree that the clock was set back. */
  private static final int AGREEING_BACK = 5;

  /** So many must agree that it was set forward, or that there was nothing for long. */
  private static final int AGREEING_AHEAD = 2;

  /** Readings that are ahead by no more intervals than this are believed at once. */
  private static final int BELIEVED_INTERVALS = 1000;

  private static final long BELIEVED_MILLIS = Duration.ofDays(1).toMillis();
  private static final long BELIEVED_FIRST_MILLIS = Duration.ofDays(366).toMillis();
  private static final long WEEK_MILLIS = Duration.ofDays(7).toMillis();

  /** The end of the year 9999. */
  private static final long LATEST_MILLIS = 253_402_300_799_999L;

  private boolean begun;
  private long lastMillis;
  private long shiftMillis;
  private int strays;
  private long lastStrayMillis;
  private long setByMillis;

  /** Whether there was a reading. */
  boolean hasBegun() {
    return begun;
  }

  /** The time of the newest reading that was admitted, as its sensor said it. */
  long lastMillis() {
    return lastMillis;
  }

  /** The time of the newest reading that was admitted, never going back. */
  long steadyMillis() {
    return lastMillis + shiftMillis;
  }

  /** By how much the sensor's clock was set just before the newest reading; 0 if it was not. */
  long setByMillis() {
    return setByMillis;
  }

  /**
   * Goes on to the time of a reading. A time that equals the last one is admitted.
   *
   * @param intervalMillis the usual interval, 0 if that is not known yet
   * @param away whether nobody watched before, so that any time from the last one on is believed
   * @return why it is refused; empty if it is admitted
   */
  String admit(long millis, long intervalMillis, boolean away) {
    if (millis < 0 || millis > LATEST_MILLIS) {
      return "its time is not between 1970 and 9999";
    }
    long believed = believedMillis(intervalMillis);
    long ahead = millis - lastMillis;
    if (!begun || (ahead >= 0 && (away || ahead <= believed))) {
      begun = true;
      setByMillis = 0;
      strays = 0;
      lastMillis = millis;
      return "";
    }
    if (ahead < 0 && -ahead <= ORDER_INTERVALS * intervalMillis) {
      return "out of order: %s older than the reading before it".formatted(Words.duration(-ahead));
    }
    if (agreeing(millis, believed) >= (ahead < 0 ? AGREEING_BACK : AGREEING_AHEAD)) {
      setTo(millis);
      return "";
    }
    return ahead < 0
        ? "time went back by " + Words.duration(-ahead)
        : "time is ahead by " + Words.duration(ahead);
  }

  private static long believedMillis(long intervalMillis) {
    return intervalMillis == 0
        ? BELIEVED_FIRST_MILLIS
        : Math.max(BELIEVED_MILLIS, BELIEVED_INTERVALS * intervalMillis);
  }

  /** How many readings in a row agree with this one that the time is another. */
  private int agreeing(long millis, long believed) {
    boolean follows = millis > lastStrayMillis && millis - lastStrayMillis <= believed;
    boolean repeated = strays > 0 && millis == lastStrayMillis;
    strays = strays == 0 || follows ? strays + 1 : repeated ? strays : 1;
    lastStrayMillis = millis;
    return strays;
  }

  private void setTo(long millis) {
    long weeks = Math.floorDiv(steadyMillis() - millis - shiftMillis, WEEK_MILLIS) + 1;
    shiftMillis += weeks * WEEK_MILLIS;
    setByMillis = millis - lastMillis;
    lastMillis = millis;
    strays = 0;
  }

  void write(DataOutput out) throws IOException {
    out.writeBoolean(begun);
    out.writeLong(lastMillis);
    out.writeLong(shiftMillis);
    out.writeInt(strays);
    out.writeLong(lastStrayMillis);
    out.writeLong(setByMillis);
  }

  static SeriesClock read(DataInput in) throws IOException {
    SeriesClock clock = new SeriesClock();
    clock.begun = in.readBoolean();
    clock.lastMillis = in.readLong();
    clock.shiftMillis = in.readLong();
    clock.strays = in.readInt();
    clock.lastStrayMillis = in.readLong();
    clock.setByMillis = in.readLong();
    return clock;
  }
}

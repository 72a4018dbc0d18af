package io.marram.anomaly.health;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** An alert that is open. All times are epoch milliseconds. */
final class Alert {

  private static final long NEVER = Long.MIN_VALUE;

  private final String id;
  private final long raisedMillis;
  private long saidMillis;
  private long heardMillis;
  private long calmSinceMillis;

  private Alert(
      String id, long raisedMillis, long saidMillis, long heardMillis, long calmSinceMillis) {
    this.id = id;
    this.raisedMillis = raisedMillis;
    this.saidMillis = saidMillis;
    this.heardMillis = heardMillis;
    this.calmSinceMillis = calmSinceMillis;
  }

  static Alert raised(String id, long timeMillis, long nowMillis) {
    return new Alert(id, timeMillis, timeMillis, nowMillis, NEVER);
  }

  String id() {
    return id;
  }

  long raisedMillis() {
    return raisedMillis;
  }

  /** When its source was heard of, by the gateway's clock. */
  long heardMillis() {
    return heardMillis;
  }

  void heard(long nowMillis) {
    heardMillis = nowMillis;
  }

  /**
   * Its source is strange still.
   *
   * @return whether it is time to remind of it
   */
  boolean goesOn(long timeMillis, long reminderMillis) {
    calmSinceMillis = NEVER;
    if (reminderMillis == 0 || Math.abs(timeMillis - saidMillis) < reminderMillis) {
      return false;
    }
    saidMillis = timeMillis;
    return true;
  }

  /** Whether its source was normal when it was last heard of. */
  boolean isCalm() {
    return calmSinceMillis != NEVER;
  }

  /**
   * Its source is normal.
   *
   * @return whether it has been so for long enough
   */
  boolean isOver(long timeMillis, long clearMillis) {
    // a clock that was set back begins the time anew
    if (calmSinceMillis == NEVER || timeMillis < calmSinceMillis) {
      calmSinceMillis = timeMillis;
    }
    return timeMillis - calmSinceMillis >= clearMillis;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(id);
    out.writeLong(raisedMillis);
    out.writeLong(saidMillis);
    out.writeLong(heardMillis);
    out.writeLong(calmSinceMillis);
  }

  static Alert read(DataInput in) throws IOException {
    return new Alert(in.readUTF(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }
}

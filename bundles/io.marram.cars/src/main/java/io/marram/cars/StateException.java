package io.marram.cars;

import java.io.DataInput;
import java.io.IOException;

/** What was remembered cannot be read again: it is damaged, or of a later version than this one. */
public final class StateException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * @param message what is wrong, with the version if that is the reason
   */
  public StateException(String message) {
    super(message);
  }

  /**
   * Reads a version and refuses a later one.
   *
   * @param what whose state it is, for the message
   * @param newest the newest version that is known
   * @return the version, 1 to {@code newest}
   */
  public static int readVersion(DataInput in, String what, int newest) throws IOException {
    int version = in.readInt();
    if (version < 1 || version > newest) {
      throw new StateException(
          "%s: version %d is none of 1 to %d, which are known".formatted(what, version, newest));
    }
    return version;
  }

  /**
   * Reads how many there are of something.
   *
   * @param most more than this is damage
   */
  public static int readCount(DataInput in, String what, int most) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new StateException("%s: damaged, %d is not from 0 to %d".formatted(what, count, most));
    }
    return count;
  }

  /** Reads a number that must lie within bounds; NaN does not. */
  public static double readNumber(DataInput in, String what, double least, double most)
      throws IOException {
    double number = in.readDouble();
    if (!(number >= least && number <= most)) {
      throw new StateException(
          "%s: damaged, %s is not from %s to %s".formatted(what, number, least, most));
    }
    return number;
  }
}

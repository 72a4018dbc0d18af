package io.marram.anomaly;

import java.io.IOException;

/** What was learned cannot be read again: it is damaged, or of a later version than this one. */
public final class StateException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * @param message what is wrong, with the version if that is the reason
   */
  public StateException(String message) {
    super(message);
  }

  /**
   * Refuses what was written by a later version.
   *
   * @param what whose state it is, for the message
   * @param version that was read
   * @param newest that is known
   * @throws StateException if the version is not between 1 and the newest
   */
  public static void requireVersion(String what, int version, int newest) throws StateException {
    if (version < 1 || version > newest) {
      throw new StateException(
          "%s: version %d is none of 1 to %d, which are known".formatted(what, version, newest));
    }
  }
}

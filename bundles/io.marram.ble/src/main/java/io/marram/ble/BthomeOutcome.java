package io.marram.ble;

import java.util.List;

/** What came of a BTHome advertisement. */
public sealed interface BthomeOutcome {

  /**
   * A new report.
   *
   * @param measurements may be empty, if the sensor reports only what is no reading
   * @param irregular whether the sensor reports when something happens rather than at an interval
   */
  record Report(List<Measurement> measurements, boolean irregular) implements BthomeOutcome {
    public Report {
      measurements = List.copyOf(measurements);
    }
  }

  /** The same packet again: sensors send each several times, as some get lost. */
  record Repetition() implements BthomeOutcome {}

  /**
   * Nothing that may be passed on.
   *
   * @param reason for logs and counts
   * @param message in words; never the bytes
   */
  record Refused(Reason reason, String message) implements BthomeOutcome {}

  /** Why an advertisement is refused. */
  enum Reason {
    /** The bytes are not in the format. */
    MALFORMED,
    /** A version of the format other than 2. */
    OTHER_VERSION,
    /** It names another sensor's address than the one it came from. */
    OTHER_ADDRESS,
    /** It is encrypted, and no key is known. */
    NO_KEY,
    /** It is not encrypted, and a key is known: anyone may have sent it. */
    DOWNGRADE,
    /** Its counter did not grow: it was recorded and sent again. */
    REPLAY,
    /** The key is wrong, or the bytes were changed on the way. */
    NOT_AUTHENTIC
  }
}

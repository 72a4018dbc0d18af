package io.marram.emulator.cli.kura;

/** A gateway cannot be asked, or refuses. The message says what and, where known, what to do. */
public final class KuraFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of failure it is. */
  public enum Kind {
    /** Nothing answered: not there, not yet, or not in time. */
    UNREACHABLE,
    /** The answer was a refusal, or was not Kura's. */
    REFUSED,
    /** A file is not what it should be. */
    FILE
  }

  private final Kind kind;

  KuraFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  KuraFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }
}

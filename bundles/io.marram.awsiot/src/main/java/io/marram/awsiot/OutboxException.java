package io.marram.awsiot;

/** The outbox did not take or give something. Nothing that it accepted before is lost by that. */
public final class OutboxException extends Exception {

  private static final long serialVersionUID = 1;

  private final Reason reason;

  public OutboxException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public OutboxException(Reason reason, String message) {
    this(reason, message, null);
  }

  public Reason reason() {
    return reason;
  }

  /** Why. */
  public enum Reason {
    /** It is closed. */
    CLOSED,
    /** There is no room: it takes items again as soon as there is. */
    DISK_FULL,
    /** The disk or the files on it are broken. */
    DISK_FAILED
  }
}

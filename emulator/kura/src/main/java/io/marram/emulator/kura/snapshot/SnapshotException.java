package io.marram.emulator.kura.snapshot;

/** A snapshot that cannot be read or written; the message says why and holds no secret. */
public final class SnapshotException extends Exception {
  private static final long serialVersionUID = 1L;

  public SnapshotException(String message) {
    super(message);
  }

  public SnapshotException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.marram.emulator.aws;

/**
 * The twin, or one of its services, cannot start or cannot do what was asked; the message says what
 * and why.
 */
public final class TwinException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TwinException(String message) {
    super(message);
  }

  public TwinException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.marram.networks;

/** A network cannot be used now, but may be later; the message says what is missing. */
public final class NotReadyException extends Exception {

  private static final long serialVersionUID = 1L;

  public NotReadyException(String reason) {
    super(reason);
  }

  public NotReadyException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

package io.marram.faces.internal;

/** The networks cannot be used now, but may be later; the message says what is missing. */
final class NotReadyException extends Exception {

  private static final long serialVersionUID = 1L;

  NotReadyException(String reason) {
    super(reason);
  }

  NotReadyException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

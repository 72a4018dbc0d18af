package io.marram.cloud.recognition;

/** A face of a request that cannot be looked at; the message names it and says why. */
final class UnusableFaceException extends Exception {

  private static final long serialVersionUID = 1L;

  UnusableFaceException(int index, String reason, Throwable cause) {
    super("face " + index + ": " + reason, cause);
  }
}

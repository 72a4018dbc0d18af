package io.marram.emulator.aws.rules;

/** A rule that cannot be created; the message says what is wrong with it, and where. */
public final class RuleException extends Exception {

  private static final long serialVersionUID = 1L;

  RuleException(String message) {
    super(message);
  }

  RuleException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.marram.emulator.aws.shadow;

/** A request that is rejected, with the code and the words of AWS. */
final class ShadowException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int code;

  ShadowException(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }
}

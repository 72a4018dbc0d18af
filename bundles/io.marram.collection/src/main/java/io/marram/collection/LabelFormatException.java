package io.marram.collection;

/** A file is no label file; the message says why. */
public class LabelFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  LabelFormatException(String reason) {
    super(reason);
  }

  LabelFormatException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

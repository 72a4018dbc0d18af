package io.marram.vision.image;

/** Bytes that are no picture we can use; the message says what they are and why not. */
public class PictureException extends Exception {

  private static final long serialVersionUID = 1L;

  public PictureException(String reason) {
    super(reason);
  }

  public PictureException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

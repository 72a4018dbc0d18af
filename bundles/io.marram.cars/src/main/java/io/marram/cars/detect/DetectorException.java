package io.marram.cars.detect;

/** A detector could not look at a picture. The next picture may go well. */
public class DetectorException extends Exception {

  private static final long serialVersionUID = 1L;

  public DetectorException(String reason) {
    super(reason);
  }

  public DetectorException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

package io.marram.cloud.store;

/** The store cannot do what was asked of it. */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The store looked at what it was given and will never take it; trying again is of no use. */
  public static final class Refused extends StoreException {

    private static final long serialVersionUID = 1L;

    public Refused(String message, Throwable cause) {
      super(message, cause);
    }
  }
}

package io.marram.collection;

/** A file could not be uploaded. */
public class BucketException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean refused;

  /**
   * @param refused whether the store said no, so that somebody must change something; otherwise it
   *     is away or busy
   */
  public BucketException(boolean refused, String reason, Throwable cause) {
    super(reason, cause);
    this.refused = refused;
  }

  /** Whether the store said no; otherwise it may take it later. */
  public boolean isRefused() {
    return refused;
  }
}

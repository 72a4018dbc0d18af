package io.marram.cloud.store;

/** The store of people is away or refused; what was asked of it may be tried again. */
public final class PeopleStoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PeopleStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}

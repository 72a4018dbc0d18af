package io.marram.anomaly.model;

/** A model's files cannot be used; the message says what is wrong in which of them. */
public final class ModelException extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * @param message what is wrong
   */
  public ModelException(String message) {
    super(message);
  }
}

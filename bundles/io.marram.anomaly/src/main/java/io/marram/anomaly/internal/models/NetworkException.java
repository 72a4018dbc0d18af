package io.marram.anomaly.internal.models;

/** A network gave no result. */
final class NetworkException extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean away;

  /**
   * @param away whether it may come by itself: the engine or the model is not there yet
   * @param message what is wrong
   */
  NetworkException(boolean away, String message) {
    super(message);
    this.away = away;
  }

  boolean isAway() {
    return away;
  }
}

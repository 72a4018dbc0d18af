package io.marram.cloud.recognition;

/** A request about people that is refused; the message tells its sender what is wrong. */
final class PeopleRefusal extends Exception {

  private static final long serialVersionUID = 1L;

  PeopleRefusal(String reason) {
    super(reason);
  }
}

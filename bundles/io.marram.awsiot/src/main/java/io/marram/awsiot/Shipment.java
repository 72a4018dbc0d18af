package io.marram.awsiot;

/** A parcel that was handed to the port. */
final class Shipment {

  private final StreamWindow window;
  private final Parcel parcel;
  private final long sentNanos;
  private PublishPort.Result result;
  private boolean abandoned;

  Shipment(StreamWindow window, Parcel parcel, long sentNanos) {
    this.window = window;
    this.parcel = parcel;
    this.sentNanos = sentNanos;
  }

  StreamWindow window() {
    return window;
  }

  Parcel parcel() {
    return parcel;
  }

  long sentNanos() {
    return sentNanos;
  }

  /** {@code null} while there is no answer. */
  PublishPort.Result result() {
    return result;
  }

  boolean isAnswered() {
    return result != null;
  }

  void answer(PublishPort.Result given) {
    result = given;
  }

  /** Its items will be sent again: a late answer means nothing any more. */
  void abandon() {
    abandoned = true;
  }

  boolean isAbandoned() {
    return abandoned;
  }
}

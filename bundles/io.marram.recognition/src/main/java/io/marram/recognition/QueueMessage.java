package io.marram.recognition;

/**
 * A message for one of the two queues.
 *
 * @param destination which queue
 * @param requestId the request it belongs to
 * @param body JSON, of characters that SQS accepts
 * @param fitting what was done to make it fit
 */
public record QueueMessage(
    Destination destination, String requestId, String body, Fitting fitting) {

  /** Where a message goes. */
  public enum Destination {
    /** The recognition function reads it. */
    REQUEST,
    /** The client reads it. */
    RESPONSE
  }

  /** Says everything but the content. */
  @Override
  public String toString() {
    return "QueueMessage[destination=%s, requestId=%s, characters=%d]"
        .formatted(destination, requestId, body.length());
  }
}

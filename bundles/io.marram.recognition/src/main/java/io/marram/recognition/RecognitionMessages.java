package io.marram.recognition;

import io.marram.contract.RecognitionRequest;
import io.marram.contract.RecognitionResult;
import io.marram.contract.Timing;

/** Decides which message a frame's outcome becomes. */
public final class RecognitionMessages {

  private final RequestFitter fitter;
  private final int largestBytes;

  /**
   * @param largestBytes the largest message body that the queues accept, in bytes of UTF-8
   */
  public RecognitionMessages(int largestBytes) {
    this.fitter = new RequestFitter(largestBytes);
    this.largestBytes = largestBytes;
  }

  /** Faces go to recognition; a frame without one, or one that failed, is answered at once. */
  public QueueMessage of(FrameOutcome outcome) {
    if (outcome instanceof FrameOutcome.Faces found) {
      Timing timing = Timing.onGateway(found.capturedAtMillis(), found.detectedAtMillis());
      return found.faces().isEmpty()
          ? response(RecognitionResult.noFace(found.requestId(), timing))
          : request(found, timing);
    }
    FrameOutcome.Failure failure = (FrameOutcome.Failure) outcome;
    Timing timing = Timing.onGateway(failure.capturedAtMillis(), 0);
    return response(RecognitionResult.error(failure.requestId(), failure.reason(), timing));
  }

  private QueueMessage request(FrameOutcome.Faces found, Timing timing) {
    RecognitionRequest request =
        new RecognitionRequest(
            found.requestId(), found.source(), found.name(), timing, found.faces());
    return fitter
        .fit(request)
        .orElseGet(
            () ->
                response(
                    RecognitionResult.error(
                        found.requestId(),
                        "the picture's faces do not fit into a message of %d bytes"
                            .formatted(largestBytes),
                        timing)));
  }

  private static QueueMessage response(RecognitionResult result) {
    return new QueueMessage(
        QueueMessage.Destination.RESPONSE, result.requestId(), result.toJson(), Fitting.NONE);
  }
}

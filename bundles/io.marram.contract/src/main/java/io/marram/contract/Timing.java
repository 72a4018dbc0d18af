package io.marram.contract;

/**
 * When a frame passed the stages of recognition, in epoch milliseconds; 0 where a stage was not
 * reached (a frame without a face is never recognised).
 *
 * @param capturedAt the gateway received the frame
 * @param detectedAt the gateway finished looking for faces
 * @param recognisingAt the recognition function began
 * @param recognisedAt the recognition function finished
 */
public record Timing(long capturedAt, long detectedAt, long recognisingAt, long recognisedAt) {

  /** No stage is known. */
  public static final Timing NONE = new Timing(0, 0, 0, 0);

  /** The gateway's part of the way. */
  public static Timing onGateway(long capturedAt, long detectedAt) {
    return new Timing(capturedAt, detectedAt, 0, 0);
  }

  /** The same way with the recognition function's part added. */
  public Timing inCloud(long recognisingAt, long recognisedAt) {
    return new Timing(capturedAt, detectedAt, recognisingAt, recognisedAt);
  }
}

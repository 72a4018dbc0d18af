package io.marram.camera;

/** A delivery whose request id is known: a frame to work on, or a refusal its sender is told of. */
public sealed interface Capture extends Reading permits Frame, RefusedFrame {

  /** The client's name for the request. */
  String id();

  /** The thing or camera it comes from. */
  String source();

  /** When the gateway received it, epoch milliseconds. */
  long capturedAtMillis();

  /** What tells this capture from all others. */
  default FrameKey key() {
    return new FrameKey(source(), id());
  }
}

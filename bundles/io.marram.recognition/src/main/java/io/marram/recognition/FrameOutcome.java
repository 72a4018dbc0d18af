package io.marram.recognition;

import io.marram.contract.FaceCrop;
import java.util.List;

/** What the search for faces in one frame came to. */
public sealed interface FrameOutcome permits FrameOutcome.Faces, FrameOutcome.Failure {

  /** The client's name for the request. */
  String requestId();

  /** The thing or camera the frame comes from. */
  String source();

  /** When the gateway received the frame, epoch milliseconds; 0 if unknown. */
  long capturedAtMillis();

  /**
   * The frame was looked at.
   *
   * @param requestId the client's name for the request
   * @param source the thing or camera the frame comes from
   * @param name the picture's name for people, possibly empty
   * @param capturedAtMillis when the gateway received it, epoch milliseconds; 0 if unknown
   * @param detectedAtMillis when the search was done, epoch milliseconds; 0 if unknown
   * @param faces what was found, possibly nothing
   */
  record Faces(
      String requestId,
      String source,
      String name,
      long capturedAtMillis,
      long detectedAtMillis,
      List<FaceCrop> faces)
      implements FrameOutcome {
    public Faces {
      faces = List.copyOf(faces);
    }
  }

  /**
   * The frame could not be worked on.
   *
   * @param requestId the client's name for the request
   * @param source the thing or camera the frame comes from
   * @param capturedAtMillis when the gateway received it, epoch milliseconds; 0 if unknown
   * @param reason what is wrong and why, for the client
   */
  record Failure(String requestId, String source, long capturedAtMillis, String reason)
      implements FrameOutcome {}
}

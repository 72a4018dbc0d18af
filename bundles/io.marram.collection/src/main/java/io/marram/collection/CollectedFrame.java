package io.marram.collection;

import java.util.List;

/**
 * A frame that may be kept.
 *
 * @param id the frame's request id
 * @param source the camera, may be empty
 * @param timeMillis when it was taken, epoch milliseconds
 * @param picture JPEG or PNG as it came
 * @param labels what was found in it, at most {@value #MOST_LABELS}
 */
public record CollectedFrame(
    String id, String source, long timeMillis, byte[] picture, List<FrameLabel> labels) {

  static final int MOST_LABELS = 1_000;

  public CollectedFrame {
    if (labels.size() > MOST_LABELS) {
      throw new IllegalArgumentException(
          "a frame must have at most %d labels, had %d".formatted(MOST_LABELS, labels.size()));
    }
    labels = List.copyOf(labels);
  }

  @Override
  public String toString() {
    return "CollectedFrame[" + id + " of " + source + ", " + picture.length + " bytes]";
  }
}

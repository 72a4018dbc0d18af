package io.marram.faces.internal;

/**
 * What a face detector has done since it was activated.
 *
 * @param frames pictures searched
 * @param faces faces found in them
 * @param refused frames that cannot be searched, here or already at the camera
 * @param waiting times a frame was left to its camera because networks were missing
 */
record FrameCounts(long frames, long faces, long refused, long waiting) {

  static final FrameCounts NONE = new FrameCounts(0, 0, 0, 0);

  FrameCounts plus(Outcome outcome) {
    if (outcome instanceof Outcome.Searched searched) {
      return new FrameCounts(frames + 1, faces + searched.faces().size(), refused, waiting);
    }
    return outcome instanceof Outcome.Waiting
        ? new FrameCounts(frames, faces, refused, waiting + 1)
        : new FrameCounts(frames, faces, refused + 1, waiting);
  }
}

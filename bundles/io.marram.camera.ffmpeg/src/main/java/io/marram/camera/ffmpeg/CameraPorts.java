package io.marram.camera.ffmpeg;

import io.marram.camera.ffmpeg.VideoException.Cause;
import java.util.ArrayList;
import java.util.List;

/** Looks for a camera at the ports 0, 1, 2 … of this machine; the first that opens is taken. */
public final class CameraPorts {

  private static final String DEVICE = "/dev/video";

  private final int count;
  private final Opening opening;
  private final Witness witness;

  /** Opens a port. */
  @FunctionalInterface
  interface Opening {
    VideoReader open(String device) throws VideoException;
  }

  /** Is told what is found. */
  public interface Witness {

    /** There is a camera at a port, and it opens. */
    void found(int port, Video video);

    /** There is none, or it does not open. */
    void missed(int port, String reason);
  }

  /**
   * @param count how many ports are looked at
   */
  CameraPorts(int count, Opening opening, Witness witness) {
    this.count = count;
    this.opening = opening;
    this.witness = witness;
  }

  /**
   * @throws VideoException if no port has a camera that opens
   */
  VideoReader first() throws VideoException {
    List<String> reasons = new ArrayList<>();
    for (int port = 0; port < count; port++) {
      try {
        VideoReader reader = opening.open(DEVICE + port);
        witness.found(port, reader.video());
        return reader;
      } catch (VideoException e) {
        witness.missed(port, e.getMessage());
        reasons.add(e.getMessage());
      }
    }
    throw new VideoException(
        Cause.PASSING,
        "no camera in ports 0..%d: %s"
            .formatted(
                count - 1, String.join("; ", reasons.stream().distinct().limit(2).toList())));
  }
}

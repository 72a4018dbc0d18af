package io.marram.emulator.kura.observation;

import java.util.List;

/**
 * The last frame of a camera.
 *
 * @param pid kura.service.pid of the component that emitted it
 * @param source {@code frame.source}
 * @param time epoch milliseconds
 * @param width px
 * @param height px
 * @param jpeg the frame as it was emitted
 * @param boxes what a detector found on this very frame; empty until then
 */
public record CameraPicture(
    String pid,
    String source,
    long time,
    int width,
    int height,
    byte[] jpeg,
    List<FoundBox> boxes) {

  /**
   * Something found on a picture.
   *
   * @param x left, px
   * @param y top, px
   * @param label what it is, for instance {@code face}
   * @param score 0..1
   */
  public record FoundBox(
      double x, double y, double width, double height, String label, double score) {}

  public CameraPicture {
    boxes = List.copyOf(boxes);
  }
}

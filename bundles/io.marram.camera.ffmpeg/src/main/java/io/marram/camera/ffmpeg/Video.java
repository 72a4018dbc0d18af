package io.marram.camera.ffmpeg;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a video says about itself; none of it is certain.
 *
 * @param width of its upright pictures, in pixels; a stream may change it on the way
 * @param height of its upright pictures, in pixels
 * @param framesPerSecond on average, if it is known
 * @param frames how many there are, if it is known
 * @param millis how long it is, if it is known
 * @param codec FFmpeg's name of it, such as {@code h264}
 */
public record Video(
    int width,
    int height,
    OptionalDouble framesPerSecond,
    OptionalLong frames,
    OptionalLong millis,
    String codec) {

  /** How many frames there are, estimated from its duration if it does not say. */
  public OptionalLong expectedFrames() {
    if (frames.isPresent() || millis.isEmpty() || framesPerSecond.isEmpty()) {
      return frames;
    }
    return OptionalLong.of(Math.round(millis.getAsLong() * framesPerSecond.getAsDouble() / 1000));
  }
}

package io.marram.camera.ffmpeg;

/**
 * How a video file is shown.
 *
 * @param fast whether as fast as the wires take its pictures, of which then none is left out;
 *     otherwise at its own speed
 * @param loop whether it begins again at its end
 */
public record Playback(boolean fast, boolean loop) {

  /**
   * Reads settings.
   *
   * @param speed {@code own} or {@code fast}
   * @throws IllegalArgumentException if it is neither
   */
  public static Playback parse(String speed, boolean loop) {
    return switch (speed.strip()) {
      case "own" -> new Playback(false, loop);
      case "fast" -> new Playback(true, loop);
      default -> throw new IllegalArgumentException("speed must be own or fast");
    };
  }
}

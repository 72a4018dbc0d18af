package io.marram.camera.live;

import io.marram.camera.Range;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What every live camera needs to know, however its pictures come.
 *
 * @param name the source of its frames, 1 to 60 of the characters {@code A-Z a-z 0-9 . _ -}
 * @param framesPerSecond how many frames are passed on at most, 0.001 to 120; 0 for all that come
 * @param silence how long it may be without a picture before it is begun anew, 1 second to 1 hour
 * @param largestPictureBytes a larger picture is left out, 1 KiB to 64 MiB
 * @param treatment what is done to each picture before it leaves the camera
 */
public record LiveSettings(
    String name,
    double framesPerSecond,
    Duration silence,
    int largestPictureBytes,
    PictureTreatment treatment) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,60}");
  private static final double SLOWEST = 0.001;
  private static final double FASTEST = 120;
  private static final int LONGEST_SILENCE_SECONDS = 3600;
  private static final int SMALLEST_LIMIT = 1 << 10;
  private static final int LARGEST_LIMIT = 1 << 26;

  public LiveSettings {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "source.name must have 1..60 of the characters A-Z a-z 0-9 . _ -, was \"" + name + "\"");
    }
    if (framesPerSecond != 0 && !(framesPerSecond >= SLOWEST && framesPerSecond <= FASTEST)) {
      throw new IllegalArgumentException(
          "frames.per.second must be 0.001..120, or 0 for all that come, was " + framesPerSecond);
    }
    Range.require("silence.seconds", silence.toSeconds(), 1, LONGEST_SILENCE_SECONDS);
    Range.require("largest.picture.bytes", largestPictureBytes, SMALLEST_LIMIT, LARGEST_LIMIT);
  }
}

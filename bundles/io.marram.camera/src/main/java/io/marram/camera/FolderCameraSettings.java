package io.marram.camera;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a folder camera needs to know.
 *
 * @param folder where pictures appear; absolute
 * @param source the name that the frames' source gets
 * @param interval how often the folder is looked at, 100 ms..1 hour
 * @param order which picture comes first
 * @param afterwards what happens to a picture once its frame is settled
 * @param loop whether all pictures are emitted over and over
 * @param largestPictureBytes 1 KiB..64 MiB
 * @param confirmation when a frame counts as settled
 */
public record FolderCameraSettings(
    Path folder,
    String source,
    Duration interval,
    Order order,
    Afterwards afterwards,
    boolean loop,
    int largestPictureBytes,
    Confirmation confirmation) {

  private static final int SMALLEST_LIMIT = 1 << 10;
  private static final int LARGEST_LIMIT = 1 << 26;

  /** Which picture of several comes first. */
  public enum Order {
    NAME,
    TIME;

    /**
     * Reads a setting.
     *
     * @throws IllegalArgumentException if it is neither {@code name} nor {@code time}
     */
    public static Order of(String setting) {
      return switch (setting) {
        case "name" -> NAME;
        case "time" -> TIME;
        default ->
            throw new IllegalArgumentException(
                "order must be name or time, was \"" + setting + "\"");
      };
    }
  }

  /** What happens to a picture once its frame is settled. */
  public enum Afterwards {
    /** It is moved to the folder {@code done}. */
    MOVE,
    DELETE,
    /** It stays, and is not emitted again until it changes or the camera starts anew. */
    LEAVE;

    /**
     * Reads a setting.
     *
     * @throws IllegalArgumentException if it is none of {@code move}, {@code delete}, {@code leave}
     */
    public static Afterwards of(String setting) {
      return switch (setting) {
        case "move" -> MOVE;
        case "delete" -> DELETE;
        case "leave" -> LEAVE;
        default ->
            throw new IllegalArgumentException(
                "afterwards must be move, delete or leave, was \"" + setting + "\"");
      };
    }
  }

  public FolderCameraSettings {
    if (!folder.isAbsolute()) {
      throw new IllegalArgumentException("folder must be an absolute path, was \"" + folder + "\"");
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("source.name must not be empty");
    }
    Range.require("interval.milliseconds", interval.toMillis(), 100, 3_600_000);
    Range.require("largest.picture.bytes", largestPictureBytes, SMALLEST_LIMIT, LARGEST_LIMIT);
  }
}

package io.marram.collection;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of a kept picture, without the ending: time, camera and the mark of its id. Names sort
 * by time, and the same frame has the same name whenever it comes.
 *
 * @param text such as {@code 20261121T203301.123Z_yard_1a2b3c4d}
 */
public record PictureName(String text) implements Comparable<PictureName> {

  private static final Pattern FORM =
      Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}Z_[A-Za-z0-9-]{1,40}_[0-9a-f]{8}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** The last millisecond of the year 9999: later ones have longer names. */
  private static final long LAST = 253_402_300_799_999L;

  private static final int LONGEST_SOURCE = 40;

  public PictureName {
    if (!isName(text)) {
      throw new IllegalArgumentException("not the name of a kept picture: \"" + text + "\"");
    }
  }

  static boolean isName(String text) {
    return FORM.matcher(text).matches();
  }

  static PictureName of(CollectedFrame frame) {
    long time = Math.max(0, Math.min(LAST, frame.timeMillis()));
    String mark = UUID.nameUUIDFromBytes(frame.id().getBytes(StandardCharsets.UTF_8)).toString();
    return new PictureName(
        TIME.format(Instant.ofEpochMilli(time))
            + "_"
            + source(frame.source())
            + "_"
            + mark.substring(0, 8));
  }

  private static String source(String source) {
    String plain = source.replaceAll("[^A-Za-z0-9-]+", "-");
    return plain.isEmpty()
        ? "camera"
        : plain.substring(0, Math.min(LONGEST_SOURCE, plain.length()));
  }

  /** The day, in UTC, as {@code 2026-11-21}. */
  public String date() {
    return text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6, 8);
  }

  @Override
  public int compareTo(PictureName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}

package io.marram.cars.picture;

import java.time.ZoneId;

/**
 * What annotated pictures look like.
 *
 * @param mosaic whether everything that was found is hidden behind a {@link Mosaic}; without it
 *     faces and number plates may be readable
 * @param largestSide pictures are made smaller until neither side is longer, in pixels, {@value
 *     #LEAST_SIDE} to {@value #MOST_SIDE}; small ones are not made larger
 * @param mostBytes of a JPEG file, {@value #LEAST_BYTES} to {@value #LARGEST_BYTES}
 * @param timeZone in which the time is written
 */
public record AnnotationSettings(boolean mosaic, int largestSide, int mostBytes, ZoneId timeZone) {

  static final int LEAST_SIDE = 160;
  static final int MOST_SIDE = 7_680;
  static final int LEAST_BYTES = 8 << 10;
  static final int LARGEST_BYTES = 16 << 20;

  /** Leaves room for a message's other fields below AWS IoT Core's limit of 128 KiB. */
  public static final int DEFAULT_BYTES = 96 << 10;

  public AnnotationSettings {
    require("largestSide", largestSide, LEAST_SIDE, MOST_SIDE);
    require("mostBytes", mostBytes, LEAST_BYTES, LARGEST_BYTES);
  }

  /** With mosaic, up to 1280 pixels, for one message of AWS IoT Core. */
  public static AnnotationSettings of(ZoneId timeZone) {
    return new AnnotationSettings(true, 1_280, DEFAULT_BYTES, timeZone);
  }

  private static void require(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d, was %d".formatted(field, least, most, value));
    }
  }
}

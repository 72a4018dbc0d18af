package io.marram.collection;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** When a frame is worth keeping. */
public enum Occasion {
  /** Always. */
  ALWAYS,
  /** When something moved. */
  MOTION,
  /** When the detector is unsure of something. */
  UNSURE,
  /** When something moved or the detector is unsure. */
  MOTION_OR_UNSURE;

  /** As it is written in a configuration, such as {@code motion-or-unsure}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public static Occasion parse(String text) {
    return Arrays.stream(values())
        .filter(occasion -> occasion.text().equals(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "occasion must be one of %s, was \"%s\""
                        .formatted(
                            Arrays.stream(values())
                                .map(Occasion::text)
                                .collect(Collectors.joining(", ")),
                            text)));
  }

  boolean looksAtMotion() {
    return this == MOTION || this == MOTION_OR_UNSURE;
  }

  boolean looksAtScores() {
    return this == UNSURE || this == MOTION_OR_UNSURE;
  }
}

package io.marram.collection;

import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Whether pictures are collected, as a configuration or the environment says. */
public enum CollectionMode {
  /** As the environment says; without a word from there, not. */
  AUTO,
  /** Yes. */
  ON,
  /** No. */
  OFF;

  /** What devices of Edge Impulse projects are switched with: {@code Y} collects. */
  private static final String[] VARIABLES = {"EI_COLLECT_MODE_IMAGE", "EI_COLLECT_MODE"};

  private static final Set<String> YES = Set.of("Y", "YES", "TRUE", "ON", "1");

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public static CollectionMode parse(String text) {
    return Stream.of(values())
        .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "enabled must be auto, on or off, was \"" + text + "\""));
  }

  /**
   * Whether pictures are collected.
   *
   * @param environment the value of an environment variable, or null; the first variable that is
   *     set decides
   */
  public boolean isOn(UnaryOperator<String> environment) {
    return switch (this) {
      case ON -> true;
      case OFF -> false;
      case AUTO ->
          Stream.of(VARIABLES)
              .map(environment)
              .filter(value -> value != null && !value.isBlank())
              .findFirst()
              .map(value -> YES.contains(value.strip().toUpperCase(Locale.ROOT)))
              .orElse(false);
    };
  }
}

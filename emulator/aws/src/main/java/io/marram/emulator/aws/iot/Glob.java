package io.marram.emulator.aws.iot;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A pattern of a policy: {@code *} stands for any characters, {@code ?} for any one, whatever else
 * for itself. A variable's value stands for itself even if it contains a {@code *}.
 */
final class Glob {

  private static final int ANY = -1;
  private static final int ONE = -2;

  private final int[] pattern;

  private Glob(int[] pattern) {
    this.pattern = pattern;
  }

  static Glob of(String text) {
    return new Glob(text.chars().map(Glob::wildcard).toArray());
  }

  /**
   * Puts the values of variables, <code>${name}</code>, in their places.
   *
   * @return empty if the text has a variable without a value: such a pattern matches nothing
   */
  static Optional<Glob> of(String text, Map<String, String> variables) {
    int[] pattern = new int[0];
    int from = 0;
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", from)) {
      int end = text.indexOf('}', start);
      String value = end < 0 ? null : variables.get(text.substring(start + 2, end));
      if (value == null) {
        return Optional.empty();
      }
      pattern = join(pattern, text.substring(from, start).chars().map(Glob::wildcard).toArray());
      pattern = join(pattern, value.chars().toArray());
      from = end + 1;
    }
    return Optional.of(
        new Glob(join(pattern, text.substring(from).chars().map(Glob::wildcard).toArray())));
  }

  /** Whether the whole text matches; takes time in proportion to both lengths at most. */
  boolean matches(String text) {
    int at = 0;
    int position = 0;
    int lastAny = -1;
    int resume = 0;
    while (position < text.length()) {
      if (at < pattern.length && pattern[at] == ANY) {
        lastAny = at++;
        resume = position;
      } else if (at < pattern.length
          && (pattern[at] == ONE || pattern[at] == text.charAt(position))) {
        at++;
        position++;
      } else if (lastAny >= 0) {
        at = lastAny + 1;
        position = ++resume;
      } else {
        return false;
      }
    }
    while (at < pattern.length && pattern[at] == ANY) {
      at++;
    }
    return at == pattern.length;
  }

  private static int wildcard(int character) {
    return switch (character) {
      case '*' -> ANY;
      case '?' -> ONE;
      default -> character;
    };
  }

  private static int[] join(int[] first, int[] second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}

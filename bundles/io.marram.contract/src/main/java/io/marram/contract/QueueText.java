package io.marram.contract;

import java.util.regex.Pattern;

/** JSON as SQS accepts it. */
final class QueueText {

  /** What XML 1.0 does not know: most control characters, halves of pairs, U+FFFE and U+FFFF. */
  private static final Pattern REFUSED =
      Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private QueueText() {}

  /**
   * Writes the characters that SQS refuses as JSON escapes. In JSON that can only be characters of
   * a string.
   */
  static String escape(String json) {
    return REFUSED
        .matcher(json)
        .replaceAll(refused -> "\\\\u%04x".formatted((int) refused.group().charAt(0)));
  }
}

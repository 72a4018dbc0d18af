package io.marram.recognition;

import java.nio.charset.StandardCharsets;

/** JSON as SQS accepts it. */
final class QueueText {

  private QueueText() {}

  /**
   * Writes the characters that SQS refuses (those XML 1.0 does not know) as JSON escapes. In JSON
   * that can only be characters of a string.
   */
  static String escape(String json) {
    StringBuilder escaped = null;
    for (int i = 0; i < json.length(); i++) {
      boolean pair =
          i + 1 < json.length() && Character.isSurrogatePair(json.charAt(i), json.charAt(i + 1));
      if (pair) {
        if (escaped != null) {
          escaped.append(json.charAt(i)).append(json.charAt(i + 1));
        }
        i++;
        continue;
      }
      char character = json.charAt(i);
      if (!accepted(character) && escaped == null) {
        escaped = new StringBuilder(json.substring(0, i));
      }
      if (escaped != null) {
        escaped.append(accepted(character) ? character : "\\u%04x".formatted((int) character));
      }
    }
    return escaped == null ? json : escaped.toString();
  }

  private static boolean accepted(char character) {
    return character >= 0x20 && character <= 0xD7FF
        || character >= 0xE000 && character <= 0xFFFD
        || character == '\t'
        || character == '\n'
        || character == '\r';
  }

  /** Bytes of UTF-8, as SQS counts. */
  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

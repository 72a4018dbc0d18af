package io.marram.contract;

import com.eclipsesource.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** JSON of strangers: its size and depth are looked at before it is parsed. */
final class BoundedJson {

  private static final int MAX_DEPTH = 8;

  private BoundedJson() {}

  /**
   * The message as a JSON object.
   *
   * @throws MalformedMessageException if it has more bytes, or more than {@value #MAX_DEPTH}
   *     levels, or is no JSON object
   */
  static JsonObject object(byte[] json, int maxBytes) {
    if (json.length > maxBytes) {
      throw new MalformedMessageException(
          "the message has %d bytes, more than %d".formatted(json.length, maxBytes));
    }
    requireShallow(json);
    return Fields.object(new String(json, StandardCharsets.UTF_8));
  }

  private static void requireShallow(byte[] json) {
    int depth = 0;
    boolean inText = false;
    for (int i = 0; i < json.length; i++) {
      byte character = json[i];
      if (inText) {
        if (character == '\\') {
          i++;
        } else if (character == '"') {
          inText = false;
        }
      } else if (character == '"') {
        inText = true;
      } else if (character == '{' || character == '[') {
        depth++;
        if (depth > MAX_DEPTH) {
          throw new MalformedMessageException(
              "the message is nested more than " + MAX_DEPTH + " levels deep");
        }
      } else if (character == '}' || character == ']') {
        depth--;
      }
    }
  }
}

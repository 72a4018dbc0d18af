package io.marram.contract;

import com.eclipsesource.json.JsonObject;
import java.util.regex.Pattern;

/**
 * Which reading of which gateway: the identity by which storing it twice has the effect of storing
 * it once.
 *
 * @param gateway the gateway's thing name: 1 to 128 letters, digits, {@code :}, {@code _} and
 *     {@code -}
 * @param stream the stream on the gateway: 1 to 64 letters, digits, {@code _} and {@code -}; ends
 *     in six hexadecimal digits that were drawn when the stream's files were made, so that numbers
 *     are not used again when a disk is lost
 * @param seq the reading's number in its stream, from 1, without gaps
 */
public record Origin(String gateway, String stream, long seq) {

  private static final Pattern GATEWAY = Pattern.compile("[A-Za-z0-9:_-]{1,128}");
  private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public Origin {
    requireMatch("gateway", gateway, GATEWAY);
    requireMatch("stream", stream, STREAM);
    if (seq < 1) {
      throw new MalformedMessageException("\"seq\" must be at least 1, was " + seq);
    }
  }

  /** The reading so many places later in the same stream. */
  public Origin plus(long places) {
    return new Origin(gateway, stream, Math.addExact(seq, places));
  }

  static Origin read(JsonObject object) {
    return new Origin(
        Fields.text(object, "gateway"),
        Fields.text(object, "stream"),
        Fields.longInteger(object, "seq"));
  }

  JsonObject write(JsonObject object) {
    return object.add("gateway", gateway).add("stream", stream).add("seq", seq);
  }

  static void requireMatch(String field, String text, Pattern pattern) {
    if (!pattern.matcher(text).matches()) {
      throw new MalformedMessageException("\"" + field + "\" must match " + pattern);
    }
  }
}

package io.marram.contract;

import com.eclipsesource.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture that a client publishes on {@code clients/<thing>}.
 *
 * @param requestId the client's name for this request, 1 to {@value #MAX_ID_LENGTH} characters; the
 *     answer carries it
 * @param filename the picture's name for people, possibly empty
 * @param encoded the picture in Base64
 */
public record FrameMessage(String requestId, String filename, String encoded) {

  /** The topic under which clients publish; the last level is the client's thing name. */
  public static final String TOPIC_PREFIX = "clients/";

  /** The longest request id that is accepted. */
  public static final int MAX_ID_LENGTH = 256;

  private static final int SEARCHED_BYTES = 4096;
  private static final Pattern REQUEST_ID =
      Pattern.compile("\"request_id\"\\s*:\\s*\"([^\"\\\\]{1," + MAX_ID_LENGTH + "})\"");

  public FrameMessage {
    Fields.requireId(requestId);
  }

  /** A frame message around a picture. */
  public static FrameMessage of(String requestId, String filename, byte[] picture) {
    return new FrameMessage(requestId, filename, Base64.getEncoder().encodeToString(picture));
  }

  /**
   * Reads a message. The caller bounds the payload's size before.
   *
   * @throws MalformedMessageException if it is not JSON or a field is missing or of another type
   */
  public static FrameMessage parse(byte[] json) {
    JsonObject object = Fields.object(new String(json, StandardCharsets.UTF_8));
    String requestId = Fields.requestId(object);
    return Fields.addressed(
        requestId,
        () ->
            new FrameMessage(
                requestId,
                Fields.optionalText(object, "filename", ""),
                Fields.text(object, "encoded")));
  }

  /**
   * Looks for the request id of a payload that is too large, or too broken, to be parsed: in its
   * first and its last {@value #SEARCHED_BYTES} bytes, so that the sender can be told.
   */
  public static Optional<String> findRequestId(byte[] payload) {
    return find(payload, 0).or(() -> find(payload, Math.max(0, payload.length - SEARCHED_BYTES)));
  }

  private static Optional<String> find(byte[] payload, int from) {
    int length = Math.min(SEARCHED_BYTES, payload.length - from);
    Matcher matcher = REQUEST_ID.matcher(new String(payload, from, length, StandardCharsets.UTF_8));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * The picture's bytes.
   *
   * @throws MalformedMessageException if {@code encoded} is not Base64, or empty
   */
  public byte[] picture() {
    if (encoded.isEmpty()) {
      throw new MalformedMessageException("\"encoded\" is empty, expected a picture in Base64")
          .about(requestId);
    }
    try {
      return Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw new MalformedMessageException("\"encoded\" is not valid Base64: " + e.getMessage())
          .about(requestId);
    }
  }

  public String toJson() {
    return new JsonObject()
        .add("request_id", requestId)
        .add("filename", filename)
        .add("encoded", encoded)
        .toString();
  }
}

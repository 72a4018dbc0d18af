package io.marram.emulator.aws.shadow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a client asks of a shadow.
 *
 * @param state the sections to change, {@code desired} and {@code reported}; a null deletes
 * @param clientToken comes back in the answer
 * @param version the version that the shadow must have
 */
record ShadowRequest(JsonObject state, Optional<String> clientToken, OptionalLong version) {

  static final List<String> SECTIONS = List.of("desired", "reported");

  private static final int LARGEST_BYTES = 8 << 10;
  private static final int MOST_LEVELS = 8;
  private static final int LONGEST_TOKEN = 64;

  /** Reads an update. */
  static ShadowRequest update(byte[] payload) throws ShadowException {
    JsonObject document = parse(payload);
    JsonElement state = document.get("state");
    if (state == null) {
      throw new ShadowException(400, "Missing required node: state");
    }
    if (!state.isJsonObject()) {
      throw new ShadowException(400, "State node must be an object");
    }
    check(state.getAsJsonObject());
    return new ShadowRequest(state.getAsJsonObject(), token(document), version(document));
  }

  /** Reads a get or a delete, of which only the token counts. */
  static Optional<String> tokenOf(byte[] payload) throws ShadowException {
    return payload.length == 0 ? Optional.empty() : token(parse(payload));
  }

  private static JsonObject parse(byte[] payload) throws ShadowException {
    if (payload.length > LARGEST_BYTES) {
      throw new ShadowException(413, "The payload exceeds the maximum size allowed");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
      requireShallow(text);
      return JsonParser.parseString(text).getAsJsonObject();
    } catch (CharacterCodingException e) {
      throw new ShadowException(
          415, "Unsupported documented encoding; supported encoding is UTF-8");
    } catch (JsonParseException | IllegalStateException e) {
      throw new ShadowException(400, "Invalid JSON");
    }
  }

  /** Nesting is bounded before the parser recurses into it. */
  private static void requireShallow(String text) throws ShadowException {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (quoted) {
        if (character == '\\') {
          i++;
        } else if (character == '"') {
          quoted = false;
        }
      } else if (character == '"') {
        quoted = true;
      } else if (character == '{' || character == '[') {
        // The document itself, its state and a section come on top.
        if (++depth > MOST_LEVELS + 3) {
          throw tooDeep();
        }
      } else if (character == '}' || character == ']') {
        depth--;
      }
    }
  }

  private static void check(JsonObject state) throws ShadowException {
    if (!Set.copyOf(SECTIONS).containsAll(state.keySet())) {
      throw new ShadowException(400, "State contains an invalid node");
    }
    for (String section : SECTIONS) {
      JsonElement values = state.get(section);
      if (values == null || values.isJsonNull()) {
        continue;
      }
      if (!values.isJsonObject()) {
        String name = Character.toUpperCase(section.charAt(0)) + section.substring(1);
        throw new ShadowException(400, name + " node must be an object");
      }
      check(values, 0);
    }
  }

  private static void check(JsonElement node, int level) throws ShadowException {
    if (level > MOST_LEVELS) {
      throw tooDeep();
    }
    if (node.isJsonObject()) {
      for (JsonElement child : node.getAsJsonObject().asMap().values()) {
        check(child, level + 1);
      }
    } else if (node instanceof JsonArray array) {
      for (JsonElement child : array) {
        if (child.isJsonNull()) {
          throw new ShadowException(400, "State contains an invalid node");
        }
        check(child, level + 1);
      }
    }
  }

  private static Optional<String> token(JsonObject document) throws ShadowException {
    JsonElement token = document.get("clientToken");
    if (token == null) {
      return Optional.empty();
    }
    if (!(token instanceof JsonPrimitive primitive)
        || !primitive.isString()
        || primitive.getAsString().getBytes(StandardCharsets.UTF_8).length > LONGEST_TOKEN) {
      throw new ShadowException(400, "Invalid clientToken");
    }
    return Optional.of(primitive.getAsString());
  }

  private static OptionalLong version(JsonObject document) throws ShadowException {
    JsonElement version = document.get("version");
    if (version == null || version.isJsonNull()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(version.getAsString()));
    } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
      throw new ShadowException(400, "Invalid version");
    }
  }

  private static ShadowException tooDeep() {
    return new ShadowException(
        400, "JSON contains too many levels of nesting; maximum is " + MOST_LEVELS);
  }
}

package io.marram.emulator.rest.http;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JSON object of a request. What is wrong with it is answered with status 400. */
public record JsonBody(JsonObject json) {
  static final int LIMIT_BYTES = 1 << 20;

  private static final Logger logger = LoggerFactory.getLogger(JsonBody.class);

  /**
   * Reads the body of a request.
   *
   * @throws RequestException with status 415, 413, 408 or 400
   */
  public static JsonBody of(Context context) {
    return of(context, LIMIT_BYTES);
  }

  /**
   * Reads a body that is short.
   *
   * @throws RequestException with status 415, 413, 408 or 400
   */
  public static JsonBody of(Context context, int limitBytes) {
    String type = context.contentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new RequestException(415, "the body must be application/json");
    }
    try {
      return new JsonBody(Json.parse(text(context, limitBytes)).asObject());
    } catch (ParseException e) {
      throw new RequestException(400, "the body is not JSON: " + e.getMessage());
    } catch (UnsupportedOperationException e) {
      throw new RequestException(400, "the body must be a JSON object");
    }
  }

  private static String text(Context context, int limitBytes) {
    if (context.contentLength() > limitBytes) {
      throw tooLarge(limitBytes);
    }
    try {
      byte[] bytes = context.req().getInputStream().readNBytes(limitBytes + 1);
      if (bytes.length > limitBytes) {
        throw tooLarge(limitBytes);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      logger.debug(
          "event=rest.body.incomplete path={} reason=\"{}\"", context.path(), e.toString());
      throw new RequestException(408, "the body did not come, or not in time");
    }
  }

  private static RequestException tooLarge(int limitBytes) {
    return new RequestException(413, "the body is larger than " + limitBytes + " bytes");
  }

  /** A text that must be there and not blank. */
  public String text(String name) {
    return findText(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> RequestException.required(name));
  }

  public Optional<String> findText(String name) {
    JsonValue value = json.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw new RequestException(400, "parameter \"" + name + "\" must be a string");
    }
    return Optional.of(value.asString());
  }

  /** A list of texts that must be there. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonValue value : array(name)) {
      if (!value.isString()) {
        throw new RequestException(400, "parameter \"" + name + "\" must be a list of strings");
      }
      texts.add(value.asString());
    }
    return texts;
  }

  /** A list of objects that must be there. */
  public List<JsonBody> objects(String name) {
    List<JsonBody> objects = new ArrayList<>();
    for (JsonValue value : array(name)) {
      if (!value.isObject()) {
        throw new RequestException(400, "parameter \"" + name + "\" must be a list of objects");
      }
      objects.add(new JsonBody(value.asObject()));
    }
    return objects;
  }

  public Optional<JsonBody> findObject(String name) {
    JsonValue value = json.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      throw new RequestException(400, "parameter \"" + name + "\" must be an object");
    }
    return Optional.of(new JsonBody(value.asObject()));
  }

  public boolean flag(String name, boolean otherwise) {
    JsonValue value = json.get(name);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw new RequestException(400, "parameter \"" + name + "\" must be true or false");
    }
    return value.asBoolean();
  }

  /** A whole number that must be there. */
  public long number(String name) {
    JsonValue value = json.get(name);
    if (value == null || value.isNull()) {
      throw RequestException.required(name);
    }
    try {
      return value.asLong();
    } catch (UnsupportedOperationException | NumberFormatException e) {
      throw new RequestException(400, "parameter \"" + name + "\" must be a whole number");
    }
  }

  private Iterable<JsonValue> array(String name) {
    JsonValue value = json.get(name);
    if (value == null || value.isNull()) {
      throw RequestException.required(name);
    }
    if (!value.isArray()) {
      throw new RequestException(400, "parameter \"" + name + "\" must be a list");
    }
    return value.asArray();
  }
}

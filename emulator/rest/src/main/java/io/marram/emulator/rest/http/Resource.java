package io.marram.emulator.rest.http;

import com.eclipsesource.json.JsonValue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** A part of the REST API. */
public interface Resource {

  /** Adds its routes. */
  void register(RoutesConfig routes);

  /** Answers with JSON. */
  static void answer(Context context, JsonValue json) {
    context.contentType("application/json").result(json.toString());
  }
}

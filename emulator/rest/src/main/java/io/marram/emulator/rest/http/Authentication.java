package io.marram.emulator.rest.http;

import io.javalin.http.Context;

/** Finds out who sends a request. */
@FunctionalInterface
public interface Authentication {

  /**
   * Lets a request pass.
   *
   * @throws RequestException with status 401, 403 or 429
   */
  void check(Context context);
}

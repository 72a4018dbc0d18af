package io.marram.emulator.rest.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.InternalRouter;
import java.util.Set;
import java.util.TreeSet;

/** Answers methods that a path does not have, and OPTIONS, as JAX-RS and so Kura does. */
final class AllowedMethods {
  /** The console's files; below the services it only says that nothing is there. */
  static final String FILES = "/<path>";

  private final InternalRouter router;

  AllowedMethods(InternalRouter router) {
    this.router = router;
  }

  /**
   * Checks a request to a path that exists.
   *
   * @throws RequestException with status 405
   */
  void check(Context context) {
    Set<String> allowed = of(context.path());
    String method = context.req().getMethod();
    if (allowed.isEmpty() || (allowed.contains(method) && !method.equals("OPTIONS"))) {
      return;
    }
    context.header("Allow", String.join(", ", allowed));
    if (!method.equals("OPTIONS")) {
      throw new RequestException(405, "the method " + method + " is not allowed here");
    }
    context.skipRemainingHandlers();
  }

  private Set<String> of(String path) {
    Set<String> allowed = new TreeSet<>();
    for (HandlerType type : HandlerType.values()) {
      if (type.isHttpMethod() && isThere(type, path)) {
        allowed.add(type.name());
      }
    }
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    if (!allowed.isEmpty()) {
      allowed.add("OPTIONS");
    }
    return allowed;
  }

  private boolean isThere(HandlerType type, String path) {
    boolean service = ConsoleFiles.isService(path);
    return router.findHttpHandlerEntries(type, path).stream()
        .anyMatch(found -> !service || !found.endpoint.path.equals(FILES));
  }
}

package io.marram.emulator.gateway;

import com.eclipsesource.json.JsonObject;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Tells a program what happens: one JSON object per line. */
final class GatewayEvents {
  private final PrintStream out;

  GatewayEvents(PrintStream out) {
    this.out = out;
  }

  void progress(String text) {
    print(event("progress").add("text", text));
  }

  /** The console can be used, whether or not the wires work yet. */
  void console(URI address) {
    print(event("console").add("address", address.toString()));
  }

  /**
   * @param console where it is, if the gateway has one
   * @param isGivenGraph whether the wires are those given to this start, and not kept
   * @param problem why wires that were drawn on the gateway do not work
   */
  void ready(
      String thing,
      int bundles,
      Duration duration,
      Optional<URI> console,
      boolean isGivenGraph,
      Optional<String> problem) {
    JsonObject ready =
        event("ready")
            .add("thing", thing)
            .add("bundles", bundles)
            .add("millis", duration.toMillis())
            .add("kept_wires", !isGivenGraph);
    console.ifPresent(address -> ready.add("console", address.toString()));
    problem.ifPresent(text -> ready.add("problem", text));
    print(ready);
  }

  /** Tells the password that was made at the first start: nobody can read it later. */
  void password(String user, String password) {
    print(event("password").add("user", user).add("password", password));
  }

  void failed(String text) {
    print(event("failed").add("text", text));
  }

  void stopped() {
    print(event("stopped"));
  }

  private static JsonObject event(String name) {
    return new JsonObject().add("event", name);
  }

  private synchronized void print(JsonObject event) {
    out.println(event);
    out.flush();
  }
}

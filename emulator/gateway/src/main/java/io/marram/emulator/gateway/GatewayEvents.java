package io.marram.emulator.gateway;

import com.eclipsesource.json.JsonObject;
import java.io.PrintStream;
import java.time.Duration;

/** Tells a program what happens: one JSON object per line. */
final class GatewayEvents {
  private final PrintStream out;

  GatewayEvents(PrintStream out) {
    this.out = out;
  }

  void progress(String text) {
    print(event("progress").add("text", text));
  }

  void ready(String thing, int bundles, Duration duration) {
    print(
        event("ready")
            .add("thing", thing)
            .add("bundles", bundles)
            .add("millis", duration.toMillis()));
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

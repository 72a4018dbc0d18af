package io.marram.emulator.cli;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.ParseException;
import java.util.Optional;

/**
 * What a gateway process says on its standard output, one JSON object per line.
 *
 * @param kind what happened
 * @param text details for people, possibly empty
 */
record GatewayEvent(Kind kind, String text) {

  enum Kind {
    /** The gateway is at another step of its start. */
    PROGRESS,
    /** Its packages are installed and its wires connected. */
    READY,
    /** It cannot start, and ends. */
    FAILED
  }

  /** Reads a line; empty if it is none of the known events. */
  static Optional<GatewayEvent> parse(String line) {
    try {
      JsonObject object = Json.parse(line).asObject();
      String text = object.getString("text", "");
      return switch (object.getString("event", "")) {
        case "progress" -> Optional.of(new GatewayEvent(Kind.PROGRESS, text));
        case "ready" -> Optional.of(new GatewayEvent(Kind.READY, text));
        case "failed" -> Optional.of(new GatewayEvent(Kind.FAILED, text));
        default -> Optional.empty();
      };
    } catch (ParseException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }
}

package io.marram.emulator.cli.gateway;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.ParseException;
import java.net.URI;
import java.util.Optional;

/** What a gateway process says on its standard output, one JSON object per line. */
public sealed interface GatewayEvent {

  /**
   * The gateway is at another step of its start.
   *
   * @param text the step, for people
   */
  record Progress(String text) implements GatewayEvent {}

  /**
   * Its console can be used. The wires may not work yet, or never.
   *
   * @param address of the console
   */
  record Console(URI address) implements GatewayEvent {}

  /**
   * It made a password, as nobody could log in.
   *
   * @param login the user and the password
   */
  record Password(ConsoleLogin login) implements GatewayEvent {}

  /**
   * Its packages are installed and its wires connected.
   *
   * @param console where its console and REST API are, if it has them
   * @param keptWires whether its wires are as they were before it started, perhaps drawn by a user
   * @param problem why such wires do not work
   */
  record Ready(Optional<URI> console, boolean keptWires, Optional<String> problem)
      implements GatewayEvent {}

  /**
   * It cannot start, and ends.
   *
   * @param text the reason, for people
   */
  record Failed(String text) implements GatewayEvent {}

  /** Reads a line; empty if it is none of the known events. */
  static Optional<GatewayEvent> parse(String line) {
    try {
      JsonObject object = Json.parse(line).asObject();
      String text = object.getString("text", "");
      return switch (object.getString("event", "")) {
        case "progress" -> Optional.of(new Progress(text));
        case "console" -> Optional.of(new Console(URI.create(object.get("address").asString())));
        case "password" ->
            Optional.of(
                new Password(
                    new ConsoleLogin(
                        object.getString("user", ""), object.getString("password", ""))));
        case "ready" ->
            Optional.of(
                new Ready(
                    Optional.ofNullable(object.getString("console", null)).map(URI::create),
                    object.getBoolean("kept_wires", false),
                    Optional.ofNullable(object.getString("problem", null))));
        case "failed" -> Optional.of(new Failed(text));
        default -> Optional.empty();
      };
    } catch (ParseException
        | UnsupportedOperationException
        | IllegalArgumentException
        | NullPointerException e) {
      return Optional.empty();
    }
  }
}

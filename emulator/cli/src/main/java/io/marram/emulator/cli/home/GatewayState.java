package io.marram.emulator.cli.home;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.ParseException;
import com.eclipsesource.json.WriterConfig;
import java.net.URI;
import java.util.Optional;

/**
 * A gateway that joined a running system, as the other commands find it.
 *
 * @param thing its name
 * @param pid the process of {@code marram gateway}
 * @param console where its console and REST API are, if it has them
 */
public record GatewayState(String thing, long pid, Optional<URI> console) {

  /** The state as it is kept in a file. */
  public String toJson() {
    JsonObject object = new JsonObject().add("thing", thing).add("pid", pid);
    console.ifPresent(address -> object.add("console", address.toString()));
    return object.toString(WriterConfig.PRETTY_PRINT);
  }

  /**
   * @throws IllegalArgumentException if the text is not the state of a gateway
   */
  static GatewayState parse(String json) {
    try {
      JsonObject object = Json.parse(json).asObject();
      return new GatewayState(
          object.getString("thing", ""),
          object.getLong("pid", 0),
          Optional.ofNullable(object.getString("console", null)).map(URI::create));
    } catch (ParseException | UnsupportedOperationException e) {
      throw new IllegalArgumentException("not the state of a gateway: " + e.getMessage(), e);
    }
  }
}

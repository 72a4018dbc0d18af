package io.marram.emulator.cli.kura;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/**
 * The packages, wires and configurations of one gateway, through Kura's REST API ({@code
 * deploy/v2}, {@code wire/v1}, {@code configuration/v2}). Kura accepts a change of packages, works
 * on it later and never says how that went; an emulated gateway also gives the change an id under
 * which {@link #operation} tells more.
 *
 * <p>All methods throw {@link KuraFailure}.
 */
public final class KuraClient {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration UPLOAD_LIMIT = Duration.ofMinutes(30);

  private final RestConnection connection;
  private final Authorization who;

  /**
   * @param address of the gateway's web server
   * @param who asks
   * @param authority PEM file with the certificates to trust; empty for those that Java trusts
   */
  public KuraClient(KuraAddress address, Authorization who, Optional<Path> authority) {
    this.connection = new RestConnection(address, authority);
    this.who = who;
  }

  /** Where the gateway is. */
  public KuraAddress address() {
    return connection.address();
  }

  /** What is installed. */
  public List<InstalledPackage> packages() {
    return read(
        send(request("deploy/v2/").GET()).text(),
        json -> {
          List<InstalledPackage> packages = new ArrayList<>();
          for (JsonValue item : json.asArray()) {
            JsonObject object = item.asObject();
            packages.add(
                InstalledPackage.of(object.getString("name", ""), object.getString("version", "")));
          }
          return packages;
        });
  }

  /**
   * Sends a package, which the gateway then installs, or updates the one of that name with.
   *
   * @param sent told which part of the file is on its way, 0 to 1
   * @return the operation's id, from an emulated gateway
   */
  public Optional<String> upload(Path file, DoubleConsumer sent) {
    MultipartFile body = MultipartFile.of(file);
    return send(request("deploy/v2/_upload")
            .timeout(UPLOAD_LIMIT)
            .header("Content-Type", body.contentType())
            .POST(body.publisher(sent)))
        .operation();
  }

  /**
   * Has the gateway fetch a package and install it.
   *
   * @param url as the gateway reaches it
   * @return the operation's id, from an emulated gateway
   */
  public Optional<String> install(URI url) {
    return send(request("deploy/v2/_install")
            .header("Content-Type", "application/json")
            .POST(json(new JsonObject().add("url", url.toString()))))
        .operation();
  }

  /**
   * Has the gateway remove a package.
   *
   * @return the operation's id, from an emulated gateway
   */
  public Optional<String> uninstall(String name) {
    String segment = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return send(request("deploy/v2/" + segment).DELETE()).operation();
  }

  /**
   * How a change goes on. Only emulated gateways tell.
   *
   * @param id as {@link #upload}, {@link #install} and {@link #uninstall} gave it
   * @return empty if the gateway does not know it, for instance after a restart
   */
  public Optional<PackageOperation> operation(String id) {
    return read(
        send(request("marram/v1/packages").GET()).text(),
        json -> {
          for (JsonValue item : json.asObject().get("operations").asArray()) {
            JsonObject object = item.asObject();
            if (object.getString("id", "").equals(id)) {
              return Optional.of(
                  new PackageOperation(
                      id,
                      object.getString("name", ""),
                      object.getString("version", ""),
                      PackageOperation.State.of(object.getString("state", "")),
                      object.getString("message", "")));
            }
          }
          return Optional.empty();
        });
  }

  /** The factories of the components in the wire graph, one for each component. */
  public List<String> wireComponents() {
    return read(
        send(request("wire/v1/graph/snapshot").GET()).text(),
        json -> {
          List<String> factories = new ArrayList<>();
          for (JsonValue item : json.asObject().get("configs").asArray()) {
            JsonValue factory =
                item.asObject().get("properties").asObject().get("service.factoryPid");
            if (factory != null) { // the graph itself has none
              factories.add(factory.asObject().get("value").asString());
            }
          }
          return factories;
        });
  }

  /**
   * Changes a component's configuration.
   *
   * @param pid its Kura pid
   * @param properties {@code type} and {@code value} by name; the others stay
   */
  public void configure(String pid, JsonObject properties) {
    JsonObject changed = new JsonObject().add("pid", pid).add("properties", properties);
    JsonObject body =
        new JsonObject().add("configs", new JsonArray().add(changed)).add("takeSnapshot", false);
    send(
        request("configuration/v2/configurableComponents/configurations/_update")
            .header("Content-Type", "application/json")
            .PUT(json(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address().service(path))
        .timeout(LIMIT)
        .header("Authorization", who.header())
        .header("Accept", "application/json");
  }

  private RestConnection.Answer send(HttpRequest.Builder request) {
    return connection.send(request.build(), who);
  }

  private <T> T read(String text, Function<JsonValue, T> reading) {
    try {
      return reading.apply(Json.parse(text));
    } catch (ParseException
        | UnsupportedOperationException
        | IllegalArgumentException
        | NullPointerException e) {
      throw connection.refused("does not answer like Kura", e);
    }
  }

  static BodyPublisher json(JsonObject object) {
    return BodyPublishers.ofString(object.toString(), StandardCharsets.UTF_8);
  }
}

package io.marram.emulator.cli.kura;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import javax.net.ssl.SSLContext;

/**
 * A gateway's web server that answers as a real Kura 5.6 was recorded to: it takes every request
 * and shows later in its list what became of it. With {@link #operation} it is an emulated gateway.
 */
public final class FakeKura implements AutoCloseable {

  public static final String USER = "admin";
  public static final String PASSWORD = "We1come?";
  public static final String TOKEN = "0123456789abcdef";

  private static final String XSRF = "xsrf-1";
  private static final String COOKIE = "JSESSIONID=session-1";

  /** How often the list is asked for until a change shows. */
  private static final int LISTS_UNTIL_DONE = 2;

  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  private final Map<String, String> packages = new TreeMap<>();
  private final Deque<Runnable> changes = new ArrayDeque<>();
  private final Deque<JsonObject> operations = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> configurations = new ArrayList<>();
  private List<String> wireFactories = List.of();
  private int listsLeft;
  private String password = PASSWORD;
  private boolean broken;
  private Answer always;

  private record Answer(int status, String contentType, String body, Map<String, String> headers) {}

  private FakeKura(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public static FakeKura start() throws IOException {
    return new FakeKura(HttpServer.create(loopback(), 0), "http");
  }

  static FakeKura start(SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new FakeKura(server, "https");
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public URI address() {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** What was asked, as {@code GET /services/…}. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Bodies of the changes of configurations. */
  synchronized List<String> configurations() {
    return List.copyOf(configurations);
  }

  public synchronized Map<String, String> packages() {
    return Map.copyOf(packages);
  }

  public synchronized FakeKura has(String name, String version) {
    packages.put(name, version);
    return this;
  }

  public synchronized String password() {
    return password;
  }

  /** Takes every request and never does anything, as Kura does with packages that fail. */
  public synchronized void doNothing() {
    broken = true;
  }

  /** The components of its wire graph, by factory. */
  public synchronized void wires(String... factories) {
    wireFactories = List.of(factories);
  }

  /** The states that the next operation goes through, one each time it is asked. */
  public synchronized void operation(String... statesAndMessages) {
    for (int i = 0; i < statesAndMessages.length; i += 2) {
      operations.add(
          new JsonObject()
              .add("id", "op-1")
              .add("kind", "install")
              .add("name", "com.acme.fetched")
              .add("version", "3.0.0")
              .add("state", statesAndMessages[i])
              .add("progress", 0.5)
              .add("message", statesAndMessages[i + 1]));
    }
  }

  /** Answers everything the same. */
  synchronized void always(int status, String contentType, String body, String... headers) {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    always = new Answer(status, contentType, body, all);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
      requests.add(request);
      Answer answer = always != null ? always : answer(request, exchange, body);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer answer(String request, HttpExchange exchange, byte[] body) throws IOException {
    if (request.startsWith("POST /services/session/v1/login/password")) {
      return logIn(body);
    }
    if (!mayEnter(exchange)) {
      return new Answer(401, "text/html;charset=iso-8859-1", "", Map.of());
    }
    return switch (request) {
      case "GET /services/deploy/v2/" -> list();
      case "PUT /services/configuration/v2/configurableComponents/configurations/_update" ->
          configure(body);
      case "POST /services/deploy/v2/_upload" -> upload(exchange, body);
      case "POST /services/deploy/v2/_install" -> change(() -> has("com.acme.fetched", "3.0.0"));
      case "GET /services/wire/v1/graph/snapshot" -> graph();
      case "GET /services/marram/v1/packages" -> operations();
      case "GET /services/session/v1/xsrfToken" ->
          json(new JsonObject().add("xsrfToken", XSRF).toString());
      case "POST /services/session/v1/changePassword" -> changePassword(exchange, body);
      default ->
          request.startsWith("DELETE /services/deploy/v2/")
              ? uninstall(request)
              : new Answer(404, "text/html", "<html>Not found</html>", Map.of());
    };
  }

  private boolean mayEnter(HttpExchange exchange) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String plain = USER + ":" + password;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    return basic.equals(authorization)
        || ("Bearer " + TOKEN).equals(authorization)
        || COOKIE.equals(exchange.getRequestHeaders().getFirst("Cookie"));
  }

  private Answer list() {
    if (!changes.isEmpty() && --listsLeft <= 0) {
      changes.remove().run();
    }
    JsonArray array = new JsonArray();
    packages.forEach(
        (name, version) -> array.add(new JsonObject().add("name", name).add("version", version)));
    return json(array.toString());
  }

  private Answer graph() {
    JsonArray configs =
        new JsonArray()
            .add(
                new JsonObject()
                    .add("pid", "org.eclipse.kura.wire.graph.WireGraphService")
                    .add("properties", new JsonObject().add("WireGraph", text("{}"))));
    for (String factory : wireFactories) {
      configs.add(
          new JsonObject()
              .add("pid", "component-" + configs.size())
              .add("properties", new JsonObject().add("service.factoryPid", text(factory))));
    }
    return json(new JsonObject().add("configs", configs).toString());
  }

  private static JsonObject text(String value) {
    return new JsonObject().add("type", "STRING").add("value", value);
  }

  private Answer upload(HttpExchange exchange, byte[] body) throws IOException {
    Manifest manifest = uploaded(exchange.getRequestHeaders().getFirst("Content-Type"), body);
    return change(
        () ->
            has(
                manifest.getMainAttributes().getValue("DeploymentPackage-SymbolicName"),
                manifest.getMainAttributes().getValue("DeploymentPackage-Version")));
  }

  /** The manifest of the file in a form; fails if the form is not as RFC 7578 wants it. */
  private static Manifest uploaded(String contentType, byte[] body) throws IOException {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String boundary = "--" + contentType.replaceFirst("multipart/form-data; boundary=", "");
    int begin = text.indexOf("\r\n\r\n") + 4;
    int end = text.lastIndexOf("\r\n" + boundary + "--\r\n");
    String head = text.substring(0, begin);
    if (!head.startsWith(
        boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=")) {
      throw new IOException("not a form with a file: " + head);
    }
    byte[] file = text.substring(begin, end).getBytes(StandardCharsets.ISO_8859_1);
    try (InputStream stream = new ByteArrayInputStream(file);
        JarInputStream jar = new JarInputStream(stream)) {
      return jar.getManifest();
    }
  }

  private Answer uninstall(String request) {
    String segment = request.substring(request.lastIndexOf('/') + 1);
    return change(() -> packages.remove(URLDecoder.decode(segment, StandardCharsets.UTF_8)));
  }

  private Answer change(Runnable change) {
    if (!broken) {
      changes.add(change);
      listsLeft = LISTS_UNTIL_DONE;
    }
    return new Answer(
        200,
        "application/json",
        "\"REQUEST_RECEIVED\"",
        operations.isEmpty() ? Map.of() : Map.of("Marram-Operation", "op-1"));
  }

  private Answer operations() {
    JsonArray array = new JsonArray();
    if (!operations.isEmpty()) {
      array.add(operations.remove());
    }
    return json(new JsonObject().add("operations", array).toString());
  }

  private Answer configure(byte[] body) {
    configurations.add(new String(body, StandardCharsets.UTF_8));
    return new Answer(204, "application/json", "", Map.of());
  }

  private Answer logIn(byte[] body) {
    JsonObject login = Json.parse(new String(body, StandardCharsets.UTF_8)).asObject();
    return login.getString("username", "").equals(USER)
            && login.getString("password", "").equals(password)
        ? new Answer(
            200,
            "application/json",
            "{\"passwordChangeNeeded\":true}",
            Map.of("Set-Cookie", COOKIE + "; Path=/services; HttpOnly"))
        : new Answer(401, "application/json", "{\"message\":\"Authentication failed\"}", Map.of());
  }

  private Answer changePassword(HttpExchange exchange, byte[] body) {
    JsonObject change = Json.parse(new String(body, StandardCharsets.UTF_8)).asObject();
    boolean byToken =
        ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!byToken
        && !(XSRF.equals(exchange.getRequestHeaders().getFirst("X-XSRF-Token"))
            && password.equals(change.getString("currentPassword", "")))) {
      return new Answer(401, "application/json", "", Map.of());
    }
    String wanted = change.getString("newPassword", "");
    if (wanted.length() < 8) {
      return new Answer(400, "application/json", "{\"message\":\"too short\"}", Map.of());
    }
    password = wanted;
    return new Answer(204, "application/json", "", Map.of());
  }

  private static Answer json(String body) {
    return new Answer(200, "application/json", body, Map.of());
  }
}

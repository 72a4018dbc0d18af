package io.marram.emulator.rest;

import com.eclipsesource.json.Json;
import io.marram.emulator.rest.http.BodyPace;
import io.marram.emulator.rest.http.ConsoleFiles;
import io.marram.emulator.rest.http.WebServer;
import io.marram.emulator.rest.http.WebSettings;
import io.marram.emulator.rest.login.Identities;
import io.marram.emulator.rest.login.LocalToken;
import io.marram.emulator.rest.login.Login;
import io.marram.emulator.rest.marram.LogLine;
import io.marram.emulator.rest.marram.LogTail;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The API on a free port, with fakes behind it. */
public final class RunningApi implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  // Hashed with one iteration, so that tests are not slowed down.
  private static final String PASSWORD = "right password";
  private static final String USERS =
      "{\"users\":[{\"name\":\"admin\",\"password\":\"pbkdf2-sha512$1$MDEyMzQ1Njc4OWFiY"
          + "2RlZg==$6rWe9KK4VMG5NDWCfvgkT6GxD5Hbex4a2Ynsam8dx8M=\"}]}";
  private final Path home;
  private final AtomicLong nanoTime;
  private final WebServer server;

  private RunningApi(Path home, AtomicLong nanoTime, WebServer server) {
    this.home = home;
    this.nanoTime = nanoTime;
    this.server = server;
  }

  public static RunningApi start(Path home, FakeServices services, BodyPace pace)
      throws IOException {
    AtomicLong nanoTime = new AtomicLong();
    Files.writeString(home.resolve("users.json"), USERS);
    Identities identities = Identities.open(home.resolve("users.json"));
    Login login =
        new Login(identities, LocalToken.write(home.resolve("http.token")), nanoTime::get);
    WebServer server =
        WebServer.start(
            new WebSettings("127.0.0.1", 0),
            pace,
            login,
            new RestApi(services, login, new FiveLines(), home).resources(),
            new ConsoleFiles(RunningApi.class.getClassLoader(), "testconsole/"));
    return new RunningApi(home, nanoTime, server);
  }

  public URI address() {
    return server.address();
  }

  /** The password of the user admin. */
  public String password() {
    return PASSWORD;
  }

  public Path home() {
    return home;
  }

  public void advance(java.time.Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  /** A request to a path below /services that nobody has signed. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        address().resolve(path.startsWith("/") ? path : "/services/" + path));
  }

  /** A request of a local program. */
  public HttpRequest.Builder signed(String path) throws IOException {
    return request(path)
        .header("Authorization", "Bearer " + Files.readString(home.resolve("http.token")));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(signed(path));
  }

  public HttpResponse<String> send(String method, String path, String json)
      throws IOException, InterruptedException {
    return send(
        signed(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json)));
  }

  /** The answer as lists and maps, which compare whatever the order of their keys. */
  public static Object tree(HttpResponse<String> response) {
    return JsonTree.of(Json.parse(response.body()));
  }

  /** Sends bytes as they are and reads until the server closes the connection. */
  public String sendRaw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", address().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      try (InputStream answer = socket.getInputStream()) {
        return new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1);
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private record FiveLines() implements LogTail {
    @Override
    public List<LogLine> after(long number, int limit) {
      return IntStream.rangeClosed(1, 5)
          .filter(line -> line > number)
          .limit(limit)
          .mapToObj(
              line -> new LogLine(line, 1_000L * line, "INFO", "io.marram.Test", "event=" + line))
          .toList();
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}

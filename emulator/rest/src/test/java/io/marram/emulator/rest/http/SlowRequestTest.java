package io.marram.emulator.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.eclipsesource.json.Json;
import io.marram.emulator.kura.packages.PackageOperations;
import io.marram.emulator.rest.ApiTest;
import io.marram.emulator.rest.FakePackages;
import io.marram.emulator.rest.FakeServices;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SlowRequestTest extends ApiTest {
  private static final String LOG_IN = "session/v1/login/password";
  private static final String INSTALL = "deploy/v2/_install";
  private static final String UPLOAD = "deploy/v2/_upload";
  private static final String JSON = "application/json";
  private static final String FORM = "multipart/form-data; boundary=B";
  private static final String PART =
      "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.dp\"\r\n\r\nbegin";

  private final FakePackages packages = new FakePackages();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<Socket> sockets = new ArrayList<>();

  @Override
  protected BodyPace pace() {
    return new BodyPace(Duration.ofSeconds(2), Duration.ofSeconds(1), 100_000);
  }

  @Override
  protected void prepare(FakeServices services) {
    services.with(PackageOperations.class, packages);
  }

  @BeforeEach
  void watchLog() {
    log.start();
    root().addAppender(log);
  }

  @AfterEach
  void closeSockets() throws IOException {
    root().detachAppender(log);
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void answersWhileManyLogInsAreSentByHalf() throws Exception {
    List<Socket> halves = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      halves.add(open(LOG_IN, "", JSON, 100, "{\"username\":"));
    }

    assertThat(api.get("deploy/v2").statusCode()).isEqualTo(200);
    assertThat(
            api.send(
                    "POST",
                    LOG_IN,
                    "{\"username\":\"admin\",\"password\":\"" + api.password() + "\"}")
                .statusCode())
        .isEqualTo(200);
    for (Socket half : halves) {
      assertThat(half.getInputStream().available()).as("nothing has timed out yet").isZero();
    }
  }

  @Test
  void endsALogInThatDoesNotCome() throws Exception {
    assertThat(answer(open(LOG_IN, "", JSON, 100, "{\"username\":"))).startsWith("HTTP/1.1 408 ");
    assertThatNothingIsWrong();
  }

  @Test
  void endsALogInThatDrips() throws Exception {
    Socket socket = open(LOG_IN, "", JSON, 4_000, "{\"username\":");

    awaitUntil(
        () -> {
          socket.getOutputStream().write(' ');
          return socket.getInputStream().available() > 0;
        });

    // Which one depends on how small the pieces are: each holds memory.
    assertThat(answer(socket)).containsPattern("^HTTP/1.1 4(08|13) ");
    assertThatNothingIsWrong();
  }

  @Test
  void refusesALargeLogIn() throws Exception {
    String large = "{\"username\":\"" + "x".repeat(WebServer.OPEN_BODY_BYTES) + "\"}";
    String chunk = Integer.toHexString(large.length()) + "\r\n" + large + "\r\n";

    assertThat(api.send("POST", LOG_IN, large).statusCode()).isEqualTo(413);
    assertThat(api.send("POST", LOG_IN, large.repeat(10)).statusCode()).isEqualTo(413);
    Socket endless = connect();
    write(
        endless,
        "POST /services/"
            + LOG_IN
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + chunk.repeat(3));
    assertThat(answer(endless)).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void doesNotReadTheBodyOfWhoIsNotLetIn() throws Exception {
    for (String path : List.of(INSTALL, UPLOAD, "nothing/here")) {
      assertThat(answer(open(path, "", JSON, 1_000_000, ""))).startsWith("HTTP/1.1 401 ");
    }
  }

  @Test
  void endsABodyThatDoesNotCome() throws Exception {
    String answer = answer(open(INSTALL, credentials(), JSON, 100, "{\"url\":"));

    assertThat(answer)
        .startsWith("HTTP/1.1 408 ")
        .endsWith("{\"message\":\"the body did not come, or not in time\"}");
    assertThatNothingIsWrong();
  }

  @Test
  void endsABodyThatDrips() throws Exception {
    Socket socket = open(INSTALL, credentials(), JSON, 1_000_000, "{\"url\":");

    awaitUntil(
        () -> {
          socket.getOutputStream().write(' ');
          return socket.getInputStream().available() > 0;
        });

    assertThat(answer(socket)).startsWith("HTTP/1.1 408 ");
    assertThatNothingIsWrong();
  }

  @Test
  void doesNotComplainAboutABodyThatBreaksOff() throws Exception {
    try (Socket socket = open(INSTALL, credentials(), JSON, 100, "{\"url\":")) {
      socket.setSoLinger(true, 0);
    }

    awaitUntil(() -> api.get("deploy/v2").statusCode() == 200);
    assertThatNothingIsWrong();
  }

  @Test
  void takesInTwoUploadsAtATimeAndEndsThemWhenTheyFallSilent() throws Exception {
    Socket first = open(UPLOAD, credentials(), FORM, 1_000_000, PART);
    Socket second = open(UPLOAD, credentials(), FORM, 1_000_000, PART);
    awaitUntil(() -> uploading() == 2);

    String third = answer(open(UPLOAD, credentials(), FORM, 1_000_000, PART));

    assertThat(third).startsWith("HTTP/1.1 503 ").contains("\r\nRetry-After: ");
    assertThat(api.get("deploy/v2").statusCode()).isEqualTo(200);
    assertThat(answer(first)).startsWith("HTTP/1.1 408 ");
    assertThat(answer(second)).startsWith("HTTP/1.1 408 ");
    assertThat(packages.calls()).isEmpty();
    assertThatNothingIsWrong();
  }

  @Test
  void letsAResourceTakeLongerThanAConnectionMayBeSilent() throws Exception {
    BodyPace impatient = new BodyPace(Duration.ofMillis(500), Duration.ofMillis(500), 100_000);
    Resource slow =
        routes ->
            routes.post(
                "/services/slow",
                context -> {
                  JsonBody.of(context);
                  // Only time makes a connection idle.
                  Thread.sleep(1_500);
                  Resource.answer(context, Json.TRUE);
                });
    ConsoleFiles console = new ConsoleFiles(getClass().getClassLoader(), "testconsole/");
    try (WebServer server =
        WebServer.start(
            new WebSettings("127.0.0.1", 0), impatient, context -> {}, List.of(slow), console)) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(server.address().resolve("/services/slow"))
              .header("Content-Type", JSON)
              .POST(HttpRequest.BodyPublishers.ofString("{}"));

      assertThat(api.send(request).body()).isEqualTo("true");
    }
    assertThatNothingIsWrong();
  }

  private Socket open(String path, String credentials, String type, long length, String begin)
      throws IOException {
    Socket socket = connect();
    write(
        socket,
        "POST /services/"
            + path
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + credentials
            + "Content-Type: "
            + type
            + "\r\nContent-Length: "
            + length
            + "\r\n\r\n"
            + begin);
    return socket;
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket("127.0.0.1", api.address().getPort());
    socket.setSoTimeout(10_000);
    sockets.add(socket);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  private String credentials() throws IOException {
    return "Authorization: Bearer " + Files.readString(api.home().resolve("http.token")) + "\r\n";
  }

  private long uploading() throws IOException {
    try (var files = Files.walk(api.home().resolve("data/uploads"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private void assertThatNothingIsWrong() {
    assertThat(List.copyOf(log.list))
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .isEmpty();
  }

  private static ch.qos.logback.classic.Logger root() {
    return (ch.qos.logback.classic.Logger)
        LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}

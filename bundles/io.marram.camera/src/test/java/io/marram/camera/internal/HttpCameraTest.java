package io.marram.camera.internal;

import static io.marram.camera.internal.FakeCamera.bytes;
import static io.marram.camera.internal.FakeCamera.head;
import static io.marram.camera.internal.FakeCamera.stall;
import static io.marram.camera.internal.FakeCamera.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.BackOff;
import io.marram.camera.Pictures;
import io.marram.contract.WireProperties;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.testing.ReversingCrypto;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HttpCameraTest {

  private static final LiveSource.Retries QUICK =
      new LiveSource.Retries(new BackOff(20, 100), new BackOff(20, 100));
  private static final LiveSource.Retries QUICK_OR_NEVER =
      new LiveSource.Retries(new BackOff(20, 100), new BackOff(600_000, 600_000));
  private static final byte[] PICTURE = Pictures.jpeg(32, 24);
  private static final byte[] LARGER = Pictures.jpeg(64, 48);
  private static final String STREAM = "Content-Type: multipart/x-mixed-replace; boundary=frame";
  private static final String PART = "--frame\r\nContent-Type: image/jpeg\r\n\r\n";

  private final RecordedWires wires = new RecordedWires();
  private HttpCamera camera = newCamera(QUICK);
  private FakeCamera server;
  private LogLines log;

  @BeforeEach
  void listen() throws Exception {
    log = LogLines.begin();
    server = new FakeCamera(HttpCameraTest::stream);
  }

  @AfterEach
  void stop() throws Exception {
    camera.deactivate();
    server.close();
    log.close();
  }

  @Test
  void emitsThePicturesOfAStream() throws Exception {
    activate(server.url("/video?key=hidden"));

    awaitEmitted(3);

    WireRecord emitted = wires.records().get(0);
    assertThat(emitted.getProperties().get(WireProperties.FRAME_SOURCE).getValue())
        .isEqualTo("gate");
    assertThat(emitted.getProperties().get(WireProperties.FRAME).getValue()).isEqualTo(PICTURE);
    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().get(0).line()).isEqualTo("GET /video?key=hidden HTTP/1.1");
    assertThat(log.contains("hidden")).isFalse();
  }

  @Test
  void emitsWhatFfmpegServes() throws Exception {
    int port = server.port();
    server.close();
    Process ffmpeg = Ffmpeg.serve(port, 320, 240);
    try {
      activate(server.url("/"));

      awaitEmitted(3);

      assertThat(width(2)).isEqualTo(320);
    } finally {
      ffmpeg.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--frame\r\nContent-Type: image/jpeg\r\n\r\n",
        "\r\n--frame\r\nContent-Type: image/jpeg\r\nContent-Length: LENGTH\r\n\r\n",
        "frame\r\nContent-type: image/jpeg\r\nContent-Length: LENGTH\r\n\r\n",
        "----frame\nContent-Length: LENGTH\n\n",
        "--another\r\n\r\n",
        "\r\n--frame\r\nContent-Length: 2147483647\r\n\r\n",
        "\r\n--frame\r\nContent-Length: -5\r\n\r\n",
        "\r\n--frame\r\nContent-Length: 10\r\n\r\n",
        ""
      })
  void takesPartsHoweverTheyAreSeparated(String separator) throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "200 OK", "Content-Type: multipart/x-mixed-replace;boundary=\"--frame\"");
          while (true) {
            text(out, separator.replace("LENGTH", "" + PICTURE.length));
            bytes(out, PICTURE);
            Thread.sleep(20);
          }
        });

    activate(server.url("/"));

    awaitEmitted(3);
  }

  @Test
  void takesPicturesThatChangeTheirSize() throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "200 OK", STREAM);
          text(out, PART);
          bytes(out, PICTURE);
          await(() -> wires.records().size() == 1);
          text(out, PART);
          bytes(out, LARGER);
          stall();
        });

    activate(server.url("/"));

    awaitEmitted(2);
    assertThat(width(0)).isEqualTo(32);
    assertThat(width(1)).isEqualTo(64);
  }

  @Test
  void takesSnapshotsAtAnInterval() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    server.answers(
        (request, out) -> {
          byte[] picture = asked.incrementAndGet() % 2 == 0 ? PICTURE : LARGER;
          head(out, "200 OK", "Content-Type: image/jpeg", "Content-Length: " + picture.length);
          bytes(out, picture);
        });

    activate(server.url("/snapshot.jpg"), Map.of("snapshot.interval.milliseconds", 100));

    awaitEmitted(3);
    assertThat(server.requests()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(log.contains("camera.away")).isFalse();
  }

  @Test
  void saysThatASnapshotIsNoStreamAndAStreamNoSnapshot() throws Exception {
    activate(server.url("/"), Map.of("snapshot.interval.milliseconds", 100));
    awaitSaid("it sends a stream: set snapshot.interval.milliseconds to 0");

    server.answers((request, out) -> head(out, "200 OK", "Content-Type: image/jpeg"));
    camera.modified(config(server.url("/"), Map.of()));
    awaitSaid("it sends a single picture: set snapshot.interval.milliseconds");
  }

  @Test
  void logsInWithBasic() throws Exception {
    String expected = "Basic " + Base64.getEncoder().encodeToString("me:open sesame".getBytes());
    server.answers(
        (request, out) -> {
          if (request.authorization().equals(expected)) {
            stream(request, out);
          } else {
            head(out, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"camera\"");
          }
        });

    activate(server.url("/"), credentials("open sesame"));

    awaitEmitted(1);
    assertThat(server.requests().get(0).authorization()).isEmpty();
    assertThat(log.contains("open sesame")).isFalse();
  }

  @Test
  void logsInWithDigestAndNeverSendsThePassword() throws Exception {
    server.answers(
        (request, out) -> {
          if (request.authorization().startsWith("Digest username=\"me\", realm=\"camera\"")) {
            stream(request, out);
          } else {
            head(
                out,
                "401 Unauthorized",
                "WWW-Authenticate: Basic realm=\"camera\"",
                "WWW-Authenticate: Digest realm=\"camera\", nonce=\"n\", qop=\"auth\"");
          }
        });

    activate(server.url("/a?b=c"), credentials("secret"));

    awaitEmitted(1);
    assertThat(server.requests().get(1).authorization())
        .contains("uri=\"/a?b=c\"", "nc=00000001", "response=\"")
        .doesNotContain("secret");
  }

  @Test
  void saysThatThePasswordIsWrongAndTriesAgainSlowly() throws Exception {
    camera = newCamera(QUICK_OR_NEVER);
    server.answers(
        (request, out) ->
            head(out, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"camera\""));

    activate(server.url("/"), credentials("wrong"));

    awaitSaid("it refuses the user name or the password");
    assertThat(server.requests()).hasSize(2);
    assertThat(LiveSource.Retries.USUAL.lasting().firstMillis()).isGreaterThanOrEqualTo(30_000);
  }

  @Test
  void saysThatAPasswordIsMissing() throws Exception {
    server.answers(
        (request, out) ->
            head(out, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"camera\""));

    activate(server.url("/"));

    awaitSaid("it asks for a user name and a password, none are set");
  }

  @Test
  void saysThatTheLogInIsOfAnUnknownKind() throws Exception {
    server.answers((request, out) -> head(out, "401 Unauthorized"));
    activate(server.url("/"), credentials("secret"));
    awaitSaid("a log-in other than Basic and Digest");
  }

  @Test
  void followsARedirectionOfTheSameServer() throws Exception {
    server.answers(
        (request, out) -> {
          if (request.line().startsWith("GET /old")) {
            head(out, "302 Found", "Location: /new");
          } else if (request.authorization().isEmpty()) {
            head(out, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"camera\"");
          } else {
            stream(request, out);
          }
        });

    activate(server.url("/old"), credentials("secret"));

    awaitEmitted(1);
  }

  @Test
  void tellsAnotherServerNoPassword() throws Exception {
    try (FakeCamera other =
        new FakeCamera(
            (request, out) ->
                head(out, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"camera\""))) {
      server.answers(
          (request, out) -> {
            if (request.authorization().isEmpty()) {
              head(out, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"camera\"");
            } else {
              head(out, "307 Temporary Redirect", "Location: " + other.url("/stream"));
            }
          });

      activate(server.url("/"), credentials("secret"));

      awaitSaid("another server that asks for a password, which is not told it");
      assertThat(other.requests())
          .isNotEmpty()
          .allMatch(request -> request.authorization().isEmpty());
    }
  }

  @Test
  void endsALoopOfRedirections() throws Exception {
    camera = newCamera(QUICK_OR_NEVER);
    server.answers((request, out) -> head(out, "301 Moved Permanently", "Location: /again"));

    activate(server.url("/"));

    awaitSaid("more than 8 times");
    assertThat(server.requests()).hasSize(8);
  }

  @Test
  void doesNotFollowARedirectionToWhatIsNoCamera() throws Exception {
    server.answers((request, out) -> head(out, "302 Found", "Location: file:///etc/passwd"));

    activate(server.url("/"));

    awaitSaid("it redirects to where we do not go: url must begin with http");
  }

  @Test
  void connectsAgainWhenTheCameraDisappears() throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "200 OK", STREAM);
          text(out, PART);
          bytes(out, PICTURE);
        });

    activate(server.url("/"));

    awaitEmitted(3);
    awaitSaid("the camera ended its stream");
    int port = server.port();
    server.close();
    awaitSaid("nothing listens at this address");
    server =
        new FakeCamera(
            new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), HttpCameraTest::stream);
    int before = wires.records().size();
    awaitEmitted(before + 1);
    awaitSaid("event=camera.back");
  }

  @Test
  void connectsAgainWhenTheCameraStalls() throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "200 OK", STREAM);
          text(out, PART);
          bytes(out, PICTURE);
          stall();
        });

    activate(server.url("/"));

    awaitEmitted(2);
    awaitSaid("no picture for 1 s: it sends no pictures");
  }

  @Test
  void connectsAgainWhenTheCameraNeverAnswers() throws Exception {
    server.answers((request, out) -> stall());

    activate(server.url("/"));

    awaitSaid("no picture for 1 s: it does not answer");
    Eventually.until("it asks again", () -> server.requests().size() >= 2);
  }

  @Test
  void endsGarbage() throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "200 OK", STREAM);
          while (true) {
            text(out, "no picture".repeat(1000));
          }
        });

    activate(server.url("/"));

    awaitSaid("what it sends is no MJPEG");
    assertThat(wires.records()).isEmpty();
  }

  @Test
  void endsAHeaderWithoutEnd() throws Exception {
    server.answers(
        (request, out) -> {
          text(out, "HTTP/1.1 200 OK\r\n");
          while (true) {
            text(out, "X-Endless: " + "x".repeat(1000) + "\r\n");
          }
        });

    activate(server.url("/"));

    Eventually.until("it asks again", () -> server.requests().size() >= 2);
    assertThat(log.contains("event=camera.away")).isTrue();
  }

  @Test
  void endsThePartHeaderWithoutEnd() throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "200 OK", STREAM);
          text(out, "--frame\r\n");
          while (true) {
            text(out, "X-Endless: " + "x".repeat(1000) + "\r\n");
          }
        });

    activate(server.url("/"));

    awaitSaid("what it sends is no MJPEG");
  }

  @Test
  void takesNoMemoryForAPartOfTwoGigabytes() throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "200 OK", "Content-Type: image/jpeg", "Content-Length: 2147483648");
          bytes(out, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xda, 0, 2});
          while (true) {
            bytes(out, new byte[1 << 16]);
          }
        });

    activate(server.url("/"), Map.of("snapshot.interval.milliseconds", 100));

    awaitSaid("what it sends is no MJPEG");
  }

  @Test
  void saysWhatTheCameraAnswersInstead() throws Exception {
    server.answers((request, out) -> head(out, "200 OK", "Content-Type: text/html"));
    activate(server.url("/"));
    awaitSaid("it answers text/html, no JPEG pictures");

    server.answers((request, out) -> head(out, "404 Not Found"));
    awaitSaid("it answers with status 404");

    server.answers((request, out) -> text(out, "220 mail.example ESMTP\r\n"));
    awaitSaid("the connection failed");
  }

  @Test
  void trustsTheAuthorityOfTheFileOnly(@TempDir Path folder) throws Exception {
    TestCertificates certificates = new TestCertificates(folder, "127.0.0.1");
    try (FakeCamera secure =
        new FakeCamera(tls(certificates.brokerKeys()), HttpCameraTest::stream)) {
      String url = "https://127.0.0.1:" + secure.port() + "/";
      activate(url);
      awaitSaid("TLS fails");
      assertThat(wires.records()).isEmpty();

      camera.modified(config(url, Map.of("ca.file", certificates.file("ca.pem").toString())));

      awaitEmitted(1);
    }
  }

  @Test
  void closesItsConnectionWhenItIsDeactivated() throws Exception {
    AtomicInteger broken = new AtomicInteger();
    server.answers(
        (request, out) -> {
          try {
            stream(request, out);
          } catch (IOException e) {
            broken.incrementAndGet();
          }
        });
    activate(server.url("/"));
    awaitEmitted(1);

    camera.deactivate();

    Eventually.until("the connection is closed", () -> broken.get() == 1);
  }

  @Test
  void staysRegisteredWithABadConfigurationAndRunsAgainWithAGoodOne() throws Exception {
    activate("");
    assertThat(camera.isConfigured()).isFalse();
    camera.modified(config(server.url("/"), Map.of("ca.file", "/no/such/file")));
    assertThat(camera.isConfigured()).isFalse();
    assertThat(log.contains("event=camera.misconfigured", "ca.file")).isTrue();

    camera.modified(config(server.url("/"), Map.of()));

    awaitEmitted(1);
  }

  private static void stream(FakeCamera.Request request, OutputStream out)
      throws IOException, InterruptedException {
    head(out, "200 OK", STREAM);
    while (true) {
      text(out, PART);
      bytes(out, PICTURE);
      text(out, "\r\n");
      Thread.sleep(20);
    }
  }

  private static ServerSocket tls(Path keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(keys.toFile())) {
      store.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static Map<String, Object> credentials(String password) {
    return Map.of("user.name", "me", "password", new StringBuilder(password).reverse().toString());
  }

  private static void await(Callable<Boolean> condition) {
    try {
      Eventually.until("the test is so far", condition);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpCamera newCamera(LiveSource.Retries retries) {
    return new HttpCamera(wires, ReversingCrypto.service(), new RecordedEvents(), retries);
  }

  private void activate(String url) {
    activate(url, Map.of());
  }

  private void activate(String url, Map<String, Object> changed) {
    camera.activate(DeclarativeServices.context("http"), config(url, changed));
  }

  private HttpCameraConfig config(String url, Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("url", url);
    properties.put("source.name", "gate");
    properties.put("frames.per.second", 0.0);
    properties.put("silence.seconds", 1);
    properties.put("largest.picture.bytes", 100_000);
    properties.putAll(changed);
    return DeclarativeServices.configuration(HttpCameraConfig.class, properties);
  }

  private int width(int index) {
    return (int)
        wires.records().get(index).getProperties().get(WireProperties.FRAME_WIDTH).getValue();
  }

  private void awaitEmitted(int frames) throws Exception {
    Eventually.until(frames + " frames are emitted", () -> wires.records().size() >= frames);
  }

  private void awaitSaid(String text) throws Exception {
    Eventually.until("it is said: " + text, () -> log.contains(text));
  }
}

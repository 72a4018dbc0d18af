package io.marram.camera.internal;

import static io.marram.camera.internal.FakeCamera.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.source.LiveSource;
import java.io.FileInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a camera is reached: log-in, redirections, certificates. */
@Timeout(120)
class HttpAccessTest extends HttpCameraScene {

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
  void trustsTheAuthorityOfTheFileOnly(@TempDir Path folder) throws Exception {
    TestCertificates certificates = new TestCertificates(folder, "127.0.0.1");
    try (FakeCamera secure =
        new FakeCamera(tls(certificates.brokerKeys()), HttpCameraScene::stream)) {
      String url = "https://127.0.0.1:" + secure.port() + "/";
      activate(url);
      awaitSaid("TLS fails");
      assertThat(wires.records()).isEmpty();

      camera.modified(config(url, Map.of("ca.file", certificates.file("ca.pem").toString())));

      awaitEmitted(1);
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
}

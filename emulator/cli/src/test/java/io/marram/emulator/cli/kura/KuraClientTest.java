package io.marram.emulator.cli.kura;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.JsonObject;
import io.marram.emulator.cli.kura.Authorization.Token;
import io.marram.emulator.cli.kura.Authorization.UserPassword;
import io.marram.emulator.cli.kura.KuraFailure.Kind;
import io.marram.emulator.cli.kura.PackageOperation.State;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KuraClientTest {

  private static final Authorization ADMIN = new UserPassword(FakeKura.USER, FakeKura.PASSWORD);

  @TempDir private Path folder;
  private FakeKura kura;

  @BeforeEach
  void startKura() throws IOException {
    kura = FakeKura.start();
  }

  @AfterEach
  void stopKura() {
    kura.close();
  }

  @Test
  void listsPackages() {
    kura.has("com.acme.hello", "1.0.0").has("com.acme.extra", "1.0.0.v2");

    assertThat(client().packages())
        .containsExactly(
            InstalledPackage.of("com.acme.extra", "1.0.0.v2"),
            InstalledPackage.of("com.acme.hello", "1.0.0"));
  }

  @Test
  void uploadsAFileAsAFormAndTellsHowMuchIsSent() throws IOException {
    Path file = TestPackages.write(folder, "com.acme.hello", "1.0.0");
    List<Double> sent = new ArrayList<>();

    assertThat(client().upload(file, sent::add)).isEmpty();

    assertThat(sent).isSorted().last().isEqualTo(1.0);
    client().packages();
    assertThat(client().packages()).containsExactly(InstalledPackage.of("com.acme.hello", "1.0.0"));
  }

  @Test
  void asksForADownloadAndForARemoval() {
    assertThat(client().install(URI.create("http://127.0.0.1:1/none.dp"))).isEmpty();
    assertThat(client().uninstall("odd name/..")).isEmpty();

    assertThat(kura.requests())
        .containsExactly(
            "POST /services/deploy/v2/_install", "DELETE /services/deploy/v2/odd%20name%2F..");
  }

  @Test
  void changesOneConfigurationAndLeavesTheSnapshotToOthers() {
    JsonObject properties =
        new JsonObject()
            .add("limits", new JsonObject().add("type", "STRING").add("value", "a > 1"));

    client().configure("limits", properties);

    assertThat(kura.configurations())
        .containsExactly(
            "{\"configs\":[{\"pid\":\"limits\",\"properties\":{\"limits\":"
                + "{\"type\":\"STRING\",\"value\":\"a > 1\"}}}],\"takeSnapshot\":false}");
  }

  @Test
  void followsAnOperationOfAnEmulatedGateway() {
    kura.operation("installing", "", "failed", "io.marram.faces does not resolve");
    Token token = new Token(FakeKura.TOKEN);
    KuraClient client = new KuraClient(new KuraAddress(kura.address()), token, Optional.empty());

    String id = client.uninstall("com.acme.hello").orElseThrow();

    assertThat(client.operation(id)).map(PackageOperation::ended).contains(false);
    assertThat(client.operation(id))
        .hasValueSatisfying(
            operation -> {
              assertThat(operation.state()).isEqualTo(State.FAILED);
              assertThat(operation.message()).isEqualTo("io.marram.faces does not resolve");
            });
    assertThat(client.operation(id)).isEmpty();
  }

  @Test
  void saysThatThePasswordIsWrongButNotWhatItWas() {
    KuraClient wrong =
        new KuraClient(
            new KuraAddress(kura.address()), new UserPassword("bob", "hunter2"), Optional.empty());

    assertRefused(wrong, "does not accept this password of user \"bob\"")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|application/json|{\"message\":\"missing file\"}|refuses: missing file",
        "403|text/plain|not for you|does not let this user do that: not for you",
        "404|text/html|<html>Jetty</html>|has no /services/deploy/v2/: is it a Kura 5",
        "413|text/plain|''|takes no file of this size",
        "500|text/plain|Error installing|answers with status 500: Error installing",
        "507|application/json|{\"message\":\"disk full\"}|has no space left: disk full",
        "200|text/html|<html>a router</html>|does not answer like Kura",
        "200|application/json|{}|does not answer like Kura",
        "200|application/json|[{\"name\":\"x\",\"version\":\"?\"}]|does not answer like Kura",
      })
  void explainsWhatItCannotWorkWith(int status, String type, String body, String complaint) {
    kura.always(status, type, body);

    assertRefused(client(), complaint);
  }

  @Test
  void tellsHowLongToWaitAfterTooManyWrongPasswords() {
    kura.always(429, "text/plain", "", "Retry-After", "30");

    assertRefused(client(), "too many wrong passwords: try again in 30 s");
  }

  @Test
  void followsNoRedirectionSinceItWouldCarryThePasswordAway() {
    kura.always(302, "text/plain", "", "Location", "https://elsewhere.example/");

    assertRefused(client(), "redirects to https://elsewhere.example/");
    assertThat(kura.requests()).hasSize(1);
  }

  @Test
  void saysThatNothingAnswers() {
    kura.close();

    assertThatThrownBy(client()::packages)
        .isInstanceOfSatisfying(
            KuraFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE))
        .hasMessageContaining("nothing answers at " + kura.address());
  }

  @Test
  void refusesACertificateThatItDoesNotKnow() throws Exception {
    TestCertificate own = TestCertificate.of("127.0.0.1", Duration.ofDays(1));
    try (FakeKura secure = FakeKura.start(own.server())) {
      assertRefused(client(secure, Optional.empty()), "not trusted", "--ca FILE");

      Path other = TestCertificate.of("127.0.0.1", Duration.ofDays(1)).pem(folder.resolve("o.pem"));
      assertRefused(client(secure, Optional.of(other)), "not trusted", "--ca FILE");
      assertThat(secure.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "kura"})
  void acceptsTheCertificateItWasGivenWhateverItsName(String name) throws Exception {
    TestCertificate own = TestCertificate.of(name, Duration.ofDays(1));
    try (FakeKura secure = FakeKura.start(own.server())) {
      Path file = own.pem(folder.resolve("ca.pem"));

      assertThat(client(secure, Optional.of(file)).packages()).isEmpty();
    }
  }

  @Test
  void refusesACertificateThatHasExpired() throws Exception {
    TestCertificate own = TestCertificate.of("127.0.0.1", Duration.ofDays(-1));
    try (FakeKura secure = FakeKura.start(own.server())) {
      Path file = own.pem(folder.resolve("ca.pem"));

      assertRefused(client(secure, Optional.of(file)), "has expired");
    }
  }

  @Test
  void saysThatAFileHoldsNoCertificate() throws IOException {
    Path file = Files.writeString(folder.resolve("ca.pem"), "hello");

    assertThatThrownBy(() -> client(kura, Optional.of(file)))
        .isInstanceOf(KuraFailure.class)
        .hasMessageContaining("ca.pem is not a file of PEM certificates");
  }

  @Test
  void saysThatTheServerSpeaksNoTls() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> answerInPlainText(plain));
      server.start();
      KuraAddress address = KuraAddress.parse("https://127.0.0.1:" + plain.getLocalPort());

      assertRefused(
          new KuraClient(address, ADMIN, Optional.empty()), "cannot be spoken to with TLS");
      server.join();
    }
  }

  private static void answerInPlainText(ServerSocket plain) {
    try (Socket socket = plain.accept()) {
      socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      socket.shutdownOutput();
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The client has seen enough.
    }
  }

  private KuraClient client() {
    return client(kura, Optional.empty());
  }

  private static KuraClient client(FakeKura server, Optional<Path> authority) {
    return new KuraClient(new KuraAddress(server.address()), ADMIN, authority);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      KuraClient client, String... complaints) {
    return assertThatThrownBy(client::packages)
        .isInstanceOfSatisfying(
            KuraFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContainingAll(complaints);
  }
}

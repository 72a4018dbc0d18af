package io.marram.emulator.kura.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageDownloadTest {
  private static final int LIMIT = 1 << 20;
  private static final byte[] CONTENT = TestZip.bytes("a package");

  @TempDir private Path directory;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private Path target;
  private PackageStore store;
  private long slowest;
  private Duration total = Duration.ofSeconds(1);

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    target = directory.resolve("target.dp");
    store = new PackageStore(directory, () -> Long.MAX_VALUE);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void fetchesByHttp() throws Exception {
    serve("/some.dp", exchange -> answer(exchange, 200, CONTENT));

    fetch(url("/some.dp"));

    assertThat(target).hasBinaryContent(CONTENT);
  }

  @Test
  void fetchesAFile() throws Exception {
    Path file = Files.write(directory.resolve("a file.dp"), CONTENT);

    fetch(file.toUri());

    assertThat(target).hasBinaryContent(CONTENT);
  }

  @Test
  void followsARedirectToHttp() throws Exception {
    serve("/some.dp", exchange -> redirect(exchange, url("/other.dp").toString()));
    serve("/other.dp", exchange -> answer(exchange, 200, CONTENT));

    fetch(url("/some.dp"));

    assertThat(target).hasBinaryContent(CONTENT);
  }

  @Test
  void doesNotFollowARedirectToAFile() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "secret");
    serve("/some.dp", exchange -> redirect(exchange, secret.toUri().toString()));

    assertRefused(url("/some.dp"), "redirects to file:");

    assertThat(target).doesNotExist();
  }

  @Test
  void doesNotFollowARedirectToAJar() {
    serve("/some.dp", exchange -> redirect(exchange, "jar:file:/x.jar!/y"));

    assertRefused(url("/some.dp"), "redirects to jar:");
  }

  @Test
  void doesNotFollowRedirectsForEver() {
    serve("/some.dp", exchange -> redirect(exchange, "/some.dp"));

    assertThatThrownBy(() -> fetch(url("/some.dp"))).isInstanceOf(PackageException.class);
  }

  @Test
  void refusesOtherSchemes() {
    assertRefused(URI.create("ftp://somewhere/some.dp"), "not by ftp");
    assertRefused(URI.create("jar:file:/x.jar!/y"), "not by jar");
    assertRefused(URI.create("some.dp"), "not by null");
    assertRefused(URI.create("file:some.dp"), "begins with file:/");
  }

  @Test
  void refusesAPackageThatSaysItIsTooLong() {
    serve("/some.dp", exchange -> exchange.sendResponseHeaders(200, LIMIT + 1L));

    assertRefused(url("/some.dp"), "the package has more than 1 MiB");
  }

  @Test
  void cutsOffAPackageThatNeverEnds() {
    serve("/some.dp", exchange -> sendForEver(exchange, 1 << 16, Duration.ZERO));

    assertRefused(url("/some.dp"), "the package has more than 1 MiB");
  }

  @Test
  void cutsOffAPackageThatComesTooSlowly() {
    serve("/some.dp", exchange -> sendForEver(exchange, 1, Duration.ofMillis(20)));

    assertRefused(url("/some.dp"), "the transfer takes longer than 1 s");
  }

  @Test
  void cutsOffAPackageThatDripsLongBeforeItsTimeIsOver() {
    slowest = LIMIT;
    total = Duration.ofDays(1);
    serve("/some.dp", exchange -> sendForEver(exchange, 1, Duration.ofMillis(20)));

    assertRefused(url("/some.dp"), "less than 1048576 bytes have come in");
  }

  @Test
  void cutsOffAServerThatFallsSilent() {
    serve(
        "/some.dp",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(CONTENT);
          exchange.getResponseBody().flush();
          pause(Duration.ofSeconds(60));
        });

    assertRefused(url("/some.dp"), "nothing has come");
  }

  @Test
  void saysWhatTheServerAnswers() {
    serve("/some.dp", exchange -> answer(exchange, 404, CONTENT));

    assertRefused(url("/some.dp"), "answers with status 404");
  }

  @Test
  void saysThatNobodyListens() {
    int port = server.getAddress().getPort();
    server.stop(0);

    assertRefused(
        URI.create("http://127.0.0.1:" + port + "/some.dp"), "cannot be fetched: nothing answers");
  }

  @Test
  void saysThatThereIsNoSuchHost() {
    assertRefused(URI.create("http://nobody.invalid/some.dp"), "there is no such host");
  }

  @Test
  void refusesAPackageThatTheDiskHasNoRoomFor() {
    serve("/some.dp", exchange -> answer(exchange, 200, CONTENT));
    store = new PackageStore(directory, () -> 1_000);

    assertRefused(url("/some.dp"), "the disk is too full");
  }

  @Test
  void showsNoPassword() {
    assertThat(PackageDownload.shown(URI.create("https://me:secret@host/some.dp")))
        .isEqualTo("https://host/some.dp");
  }

  @Test
  void showsNoSignatureOfAnAddressThatIsSigned() {
    assertThat(PackageDownload.shown(URI.create("https://host/some.dp?X-Amz-Signature=secret")))
        .isEqualTo("https://host/some.dp?...");

    serve("/some.dp", exchange -> redirect(exchange, "ftp://host/some.dp?X-Amz-Signature=secret"));

    assertRefused(url("/some.dp"), "redirects to ftp://host/some.dp?..., which is not followed");
  }

  private void fetch(URI url) throws PackageException, InterruptedException {
    PackageDownload.Limits limits =
        new PackageDownload.Limits(
            LIMIT, Duration.ofSeconds(5), Duration.ofMillis(700), slowest, total);
    new PackageDownload(limits).fetch(url, target, store, part -> {});
  }

  private void assertRefused(URI url, String reason) {
    assertThatThrownBy(() -> fetch(url))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining(reason);
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  private static void answer(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.sendResponseHeaders(status, content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().add("Location", location);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static void sendForEver(HttpExchange exchange, int bytes, Duration pause)
      throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      while (!Thread.currentThread().isInterrupted()) {
        out.write(new byte[bytes]);
        out.flush();
        pause(pause);
      }
    }
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.marram.camera.ffmpeg.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A camera that answers over HTTP or HTTPS on the loopback interface as a test wants it. */
final class WebServer implements AutoCloseable {

  private static final String PASSWORD = "changeit";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private WebServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.start();
  }

  static WebServer plain() throws IOException {
    return new WebServer(HttpServer.create(anyPort(), 0));
  }

  /**
   * @param keys of a PKCS #12 file as of {@link #certify}
   */
  static WebServer encrypted(Path keys) throws Exception {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
    return new WebServer(server);
  }

  /** What a server with these keys needs to speak TLS. */
  static SSLContext context(Path keys) throws Exception {
    KeyStore store = open(keys);
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore open(Path keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keys)) {
      store.load(file, PASSWORD.toCharArray());
    }
    return store;
  }

  /** Makes a key and a certificate for a name, as PKCS #12 at the path and as PEM beside it. */
  static Path certify(Path keys, String subjectAlternativeName) throws Exception {
    keytool(
        "-genkeypair",
        "-alias",
        "camera",
        "-keyalg",
        "EC",
        "-dname",
        "CN=camera",
        "-ext",
        "san=" + subjectAlternativeName,
        "-storetype",
        "PKCS12",
        "-keystore",
        keys.toString());
    Path certificate = Path.of(keys + ".pem");
    String encoded =
        Base64.getMimeEncoder().encodeToString(open(keys).getCertificate("camera").getEncoded());
    return Files.writeString(
        certificate, "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("keytool ended with status " + process.exitValue());
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Answers with these bytes. */
  void serve(String path, String type, byte[] body) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", type);
          exchange.sendResponseHeaders(200, 0);
          write(exchange, body);
        });
  }

  /** Sends who asks elsewhere. */
  void redirect(String path, String location) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Location", location);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }

  private static void write(HttpExchange exchange, byte[] body) {
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    } catch (IOException e) {
      // the camera has left
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

package io.marram.emulator.devices.parking.camera;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.marram.emulator.devices.parking.ParkingScene;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A network camera over the drawn lot, on 127.0.0.1: {@code /video} is a stream of JPEG pictures,
 * {@code /picture} one of them, {@code /truth} says in JSON what is so. All need the login.
 */
public final class ParkingCamera implements AutoCloseable {

  private static final String BOUNDARY = "picture";
  private static final int MOST_VIEWERS = 8;

  private final ParkingCameraSettings settings;
  private final SceneFeed feed;
  private final HttpServer server;
  private final ExecutorService viewers;

  private ParkingCamera(ParkingCameraSettings settings, SceneFeed feed, HttpServer server) {
    this.settings = settings;
    this.feed = feed;
    this.server = server;
    // Who comes when all are taken is told so at once, by the thread that accepts.
    viewers =
        new ThreadPoolExecutor(
            0,
            MOST_VIEWERS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "parking-camera");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.AbortPolicy());
  }

  /**
   * Starts it; the scene's time begins.
   *
   * @throws IOException if the port is taken
   */
  public static ParkingCamera start(ParkingScene scene, ParkingCameraSettings settings)
      throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
    long began = System.nanoTime();
    SceneFeed feed =
        new SceneFeed(
            scene,
            () ->
                settings.startMillis()
                    + Math.round((System.nanoTime() - began) / 1e6 * settings.speed()),
            settings.picturesPerSecond());
    ParkingCamera camera = new ParkingCamera(settings, feed, server);
    server.createContext("/", camera::handle);
    server.setExecutor(camera.viewers);
    server.start();
    return camera;
  }

  /** Where the stream is. */
  public URI video() {
    return address("/video");
  }

  /** Where the truth is. */
  public URI truth() {
    return address("/truth");
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!settings.login().accepts(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"parking\"");
        exchange.sendResponseHeaders(401, -1);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        exchange.sendResponseHeaders(405, -1);
      } else {
        answer(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException, InterruptedException {
    switch (exchange.getRequestURI().getPath()) {
      case "/video" -> stream(exchange);
      case "/picture" -> picture(exchange);
      case "/truth" ->
          send(
              exchange,
              "application/json",
              TruthJson.write(feed.truth()).getBytes(StandardCharsets.UTF_8));
      default -> exchange.sendResponseHeaders(404, -1);
    }
  }

  private void picture(HttpExchange exchange) throws IOException, InterruptedException {
    feed.enter();
    try {
      SceneFeed.Picture picture = feed.next(-1);
      if (picture != null) {
        send(exchange, "image/jpeg", picture.jpeg());
      }
    } finally {
      feed.leave();
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Until the viewer goes, which shows as a stream that cannot be written to. */
  private void stream(HttpExchange exchange) throws IOException, InterruptedException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", "multipart/x-mixed-replace; boundary=" + BOUNDARY);
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    feed.enter();
    try {
      SceneFeed.Picture picture = feed.next(-1);
      while (picture != null) {
        String head =
            "--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
                .formatted(BOUNDARY, picture.jpeg().length);
        body.write(head.getBytes(StandardCharsets.US_ASCII));
        body.write(picture.jpeg());
        body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        body.flush();
        picture = feed.next(picture.number());
      }
    } finally {
      feed.leave();
    }
  }

  @Override
  public void close() {
    feed.close();
    server.stop(0);
    viewers.shutdownNow();
  }
}

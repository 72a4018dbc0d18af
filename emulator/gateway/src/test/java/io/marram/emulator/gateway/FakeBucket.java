package io.marram.emulator.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts S3's PutObject, or says that there is no such bucket. */
final class FakeBucket implements AutoCloseable {
  private static final String NO_BUCKET =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>NoSuchBucket</Code>"
          + "<Message>The specified bucket does not exist</Message></Error>";

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final HttpServer server;
  private volatile boolean there;

  FakeBucket() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::accept);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Accepts objects from now on. */
  void create() {
    there = true;
  }

  int refused() {
    return refused.get();
  }

  /** What was put, by bucket and key. */
  Map<String, byte[]> objects() {
    return objects;
  }

  private void accept(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (there) {
        objects.put(exchange.getRequestURI().getPath(), body);
        exchange.getResponseHeaders().add("ETag", "\"1\"");
        exchange.sendResponseHeaders(200, -1);
      } else {
        refused.incrementAndGet();
        byte[] answer = NO_BUCKET.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        exchange.sendResponseHeaders(404, answer.length);
        exchange.getResponseBody().write(answer);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package io.marram.emulator.gateway;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Accepts SQS SendMessage requests in AWS's JSON protocol, or refuses them all. */
final class FakeQueues implements AutoCloseable {
  /** A message as it was sent. */
  record Message(String queue, JsonObject body) {}

  private static final long TIMEOUT_SECONDS = 30;

  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private volatile boolean away;

  FakeQueues() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::accept);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String url(String queue) {
    return endpoint() + "/000000000000/" + queue;
  }

  /** Answers every request with an error from now on, or no longer. */
  void setAway(boolean away) {
    this.away = away;
  }

  Message take() throws InterruptedException {
    Message message = messages.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no message came");
    }
    return message;
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  private void accept(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonObject request =
          Json.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
              .asObject();
      if (away) {
        answer(exchange, 503, "{}");
        return;
      }
      String body = request.getString("MessageBody", "");
      String queue = request.getString("QueueUrl", "");
      messages.add(
          new Message(queue.substring(queue.lastIndexOf('/') + 1), Json.parse(body).asObject()));
      answer(
          exchange,
          200,
          new JsonObject().add("MessageId", "1").add("MD5OfMessageBody", md5(body)).toString());
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

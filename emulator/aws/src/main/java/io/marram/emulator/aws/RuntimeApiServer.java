package io.marram.emulator.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lambda's Runtime API (version 2018-06-01) for one process of one function. The process asks for
 * the next event and posts what came of it. Server and process live and die together, so that a
 * dying process can never take another one's event.
 */
final class RuntimeApiServer implements AutoCloseable {

  private static final String ROOT = "/2018-06-01/runtime/";
  private static final byte[] ACCEPTED = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);

  private final String functionArn;
  private final HttpServer server;
  private final ExecutorService threads;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> unanswered = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private volatile OptionalInt exitStatus = OptionalInt.empty();

  private RuntimeApiServer(String functionArn, HttpServer server) {
    this.functionArn = functionArn;
    this.server = server;
    this.threads = Executors.newCachedThreadPool(DaemonThreads.named("lambda-runtime-api"));
  }

  static RuntimeApiServer start(String functionArn) {
    try {
      HttpServer http = HttpServer.create(new InetSocketAddress(TwinPorts.LOOPBACK, 0), 0);
      RuntimeApiServer api = new RuntimeApiServer(functionArn, http);
      http.createContext(ROOT, api::handle);
      http.setExecutor(api.threads);
      http.start();
      return api;
    } catch (IOException e) {
      throw new TwinException("cannot start the Runtime API of " + functionArn + ": " + e, e);
    }
  }

  /** For the variable {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return TwinPorts.LOOPBACK + ":" + server.getAddress().getPort();
  }

  /**
   * Completes when the process asks for its first event; exceptionally when it reports that it
   * cannot start.
   */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /** Hands an event to the process as soon as it asks for one. */
  CompletableFuture<InvocationResult> submit(String requestId, byte[] event, Duration timeout) {
    Invocation invocation = new Invocation(requestId, event, timeout, new CompletableFuture<>());
    unanswered.put(requestId, invocation);
    waiting.add(invocation);
    exitStatus.ifPresent(this::failAll);
    return invocation.result();
  }

  /** The process is gone: nothing that waits for it will ever be answered. */
  void processEnded(int status) {
    exitStatus = OptionalInt.of(status);
    ready.completeExceptionally(new TwinException(exitMessage(status)));
    failAll(status);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().substring(ROOT.length()).split("/");
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (path.length == 2 && path[0].equals("invocation") && path[1].equals("next")) {
        next(exchange);
      } else if (path.length == 2 && path[0].equals("init") && path[1].equals("error")) {
        ready.completeExceptionally(new TwinException(new String(body, StandardCharsets.UTF_8)));
        answer(exchange, 202, ACCEPTED);
      } else if (path.length == 3 && path[0].equals("invocation")) {
        finish(exchange, path[1], path[2], body);
      } else {
        answer(exchange, 404, new byte[0]);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    ready.complete(null);
    Invocation invocation = waiting.take();
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(System.currentTimeMillis() + invocation.timeout().toMillis()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    headers.set("Content-Type", "application/json");
    answer(exchange, 200, invocation.event());
  }

  private void finish(HttpExchange exchange, String requestId, String outcome, byte[] body)
      throws IOException {
    Invocation invocation = unanswered.remove(requestId);
    if (invocation == null) {
      answer(exchange, 400, new byte[0]);
      return;
    }
    answer(exchange, 202, ACCEPTED);
    if (outcome.equals("error")) {
      String type =
          Optional.ofNullable(
                  exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type"))
              .orElse("Unhandled");
      invocation.result().complete(InvocationResult.functionError(type, body));
    } else {
      invocation.result().complete(InvocationResult.success(body));
    }
  }

  private void failAll(int status) {
    unanswered
        .values()
        .forEach(
            invocation ->
                invocation
                    .result()
                    .complete(
                        InvocationResult.serviceError(
                            "Runtime.ExitError", invocation.requestId(), exitMessage(status))));
  }

  private static String exitMessage(int status) {
    return "Runtime exited with error: exit status " + status;
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private record Invocation(
      String requestId,
      byte[] event,
      Duration timeout,
      CompletableFuture<InvocationResult> result) {}
}

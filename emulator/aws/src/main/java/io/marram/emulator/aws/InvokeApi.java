package io.marram.emulator.aws;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's Invoke operation over HTTP, as the AWS SDK's client calls it. */
final class InvokeApi implements AutoCloseable {

  private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");
  private static final int LARGEST_PAYLOAD_BYTES = 6 << 20;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Function<String, Optional<LambdaFunction>> functions;

  private InvokeApi(HttpServer server, Function<String, Optional<LambdaFunction>> functions) {
    this.server = server;
    this.functions = functions;
    this.threads = Executors.newCachedThreadPool(DaemonThreads.named("lambda-invoke-api"));
  }

  static InvokeApi start(int port, Function<String, Optional<LambdaFunction>> functions) {
    try {
      HttpServer http = HttpServer.create(new InetSocketAddress(TwinPorts.LOOPBACK, port), 0);
      InvokeApi api = new InvokeApi(http, functions);
      http.createContext("/", api::handle);
      http.setExecutor(api.threads);
      http.start();
      return api;
    } catch (IOException e) {
      throw new TwinException("Lambda's Invoke API cannot listen on port " + port + ": " + e, e);
    }
  }

  URI endpoint() {
    return URI.create("http://" + TwinPorts.LOOPBACK + ":" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] event = exchange.getRequestBody().readNBytes(LARGEST_PAYLOAD_BYTES + 1);
      Matcher path = PATH.matcher(exchange.getRequestURI().getRawPath());
      if (!exchange.getRequestMethod().equals("POST") || !path.matches()) {
        refuse(exchange, 404, "UnknownOperationException", "the twin knows Invoke only");
        return;
      }
      String name = functionName(URLDecoder.decode(path.group(1), StandardCharsets.UTF_8));
      Optional<LambdaFunction> function = functions.apply(name);
      if (function.isEmpty()) {
        refuse(
            exchange,
            404,
            "ResourceNotFoundException",
            "Function not found: " + FunctionProcess.arn(name));
      } else if (event.length > LARGEST_PAYLOAD_BYTES) {
        refuse(
            exchange,
            413,
            "RequestTooLargeException",
            "the payload is larger than " + LARGEST_PAYLOAD_BYTES + " bytes");
      } else if (!isJson(event)) {
        refuse(
            exchange,
            400,
            "InvalidRequestContentException",
            "Could not parse request body into json");
      } else {
        invoke(exchange, function.get(), event);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void invoke(HttpExchange exchange, LambdaFunction function, byte[] event)
      throws IOException, InterruptedException {
    String type =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))
            .orElse("RequestResponse");
    switch (type) {
      case "RequestResponse" -> {
        InvocationResult result = function.invoke(event.length == 0 ? emptyEvent() : event);
        if (result.failed()) {
          exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        }
        exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
        answer(exchange, 200, result.payload());
      }
      case "DryRun" -> answer(exchange, 204, new byte[0]);
      default ->
          refuse(
              exchange,
              400,
              "InvalidParameterValueException",
              "the twin does not support the invocation type " + type);
    }
  }

  /** The name in a name, a partial ARN or an ARN, each with or without a version. */
  static String functionName(String reference) {
    int prefix = reference.lastIndexOf("function:");
    String name = prefix < 0 ? reference : reference.substring(prefix + "function:".length());
    int version = name.indexOf(':');
    return version < 0 ? name : name.substring(0, version);
  }

  private static byte[] emptyEvent() {
    return "{}".getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isJson(byte[] event) {
    try {
      JsonParser.parseString(new String(event, StandardCharsets.UTF_8));
      return true;
    } catch (JsonParseException e) {
      return false;
    }
  }

  private static void refuse(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    JsonObject error = new JsonObject();
    error.addProperty("Type", "User");
    error.addProperty("Message", message);
    exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
    answer(exchange, status, error.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}

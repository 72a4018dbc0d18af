package io.marram.emulator.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.TreeMap;

/** A function for the tests: does what its event's field {@code action} says. */
public final class InvokeProbe implements RequestHandler<Map<String, String>, Map<String, String>> {

  @Override
  public Map<String, String> handleRequest(Map<String, String> event, Context context) {
    return switch (event.getOrDefault("action", "echo")) {
      case "echo" -> event;
      case "environment" -> new TreeMap<>(System.getenv());
      case "process" -> Map.of("pid", Long.toString(ProcessHandle.current().pid()));
      case "throw" -> throw new IllegalStateException("as asked");
      case "exit" -> exit();
      case "hang" -> hang();
      default -> throw new IllegalArgumentException(event.get("action"));
    };
  }

  private static Map<String, String> exit() {
    Runtime.getRuntime().halt(3);
    return Map.of();
  }

  private static Map<String, String> hang() {
    try {
      Thread.sleep(600_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Map.of();
  }
}

package io.marram.emulator.aws;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What came of an invocation.
 *
 * @param errorType the kind of error, as Lambda names it, if the function failed
 * @param payload the function's answer, or the error as JSON
 */
record InvocationResult(Optional<String> errorType, byte[] payload) {

  static InvocationResult success(byte[] payload) {
    return new InvocationResult(Optional.empty(), payload);
  }

  /** An error that the function itself reported. */
  static InvocationResult functionError(String type, byte[] payload) {
    return new InvocationResult(Optional.of(type), payload);
  }

  /** An error that the service found, in the words of the service. */
  static InvocationResult serviceError(String type, String requestId, String message) {
    JsonObject error = new JsonObject();
    error.addProperty("errorType", type);
    error.addProperty("errorMessage", "RequestId: " + requestId + " Error: " + message);
    return new InvocationResult(
        Optional.of(type), error.toString().getBytes(StandardCharsets.UTF_8));
  }

  boolean failed() {
    return errorType.isPresent();
  }

  String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }
}

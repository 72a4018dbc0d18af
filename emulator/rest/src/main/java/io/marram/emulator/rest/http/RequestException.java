package io.marram.emulator.rest.http;

import com.eclipsesource.json.JsonObject;

/** A request that cannot be done; it is answered with a status and a JSON object. */
public final class RequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonObject answer;

  /**
   * @param message for the caller, as {@code {"message":...}}
   */
  public RequestException(int status, String message) {
    this(status, message, new JsonObject().add("message", message));
  }

  public RequestException(int status, String message, JsonObject answer) {
    super(message);
    this.status = status;
    this.answer = answer;
  }

  /** A body lacks something; in the words that Kura uses. */
  public static RequestException required(String parameter) {
    return new RequestException(400, "parameter \"" + parameter + "\" is required");
  }

  public int status() {
    return status;
  }

  public JsonObject answer() {
    return answer;
  }
}

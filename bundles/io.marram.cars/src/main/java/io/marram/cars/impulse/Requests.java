package io.marram.cars.impulse;

import io.marram.cars.detect.DetectorException;
import io.marram.log.Printable;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** Requests and answers, one at a time. */
final class Requests {

  /** So many messages that answer nothing are a flood. */
  private static final int UNASKED = 64;

  private final ModelConnection connection;
  private int lastId;

  Requests(ModelConnection connection) {
    this.connection = connection;
  }

  /**
   * Asks and waits for the answer.
   *
   * @param request the request's name
   * @param value its value, JSON
   * @throws ModelFailure if there is none
   * @throws DetectorException if it says that it cannot, and why
   */
  ModelJson ask(String request, String value, Deadline deadline)
      throws ModelFailure, DetectorException {
    int id = ++lastId;
    String message = "{\"id\":%d,\"%s\":%s}\n".formatted(id, request, value);
    connection.send(message.getBytes(StandardCharsets.UTF_8), deadline);
    ModelJson answer = answer(id, deadline);
    if (!answer.flag("success").orElse(false)) {
      String error = answer.text("error").orElse("it does not say why");
      throw new DetectorException("the model refuses: " + Printable.of(error));
    }
    return answer;
  }

  private ModelJson answer(int id, Deadline deadline) throws ModelFailure {
    for (int i = 0; i < UNASKED; i++) {
      ModelJson message = ModelJson.parse(connection.receive(deadline));
      OptionalInt answered = message.integer("id");
      // what it cannot read it answers without an id
      boolean unread = answered.isEmpty() && message.has("error");
      if (unread || answered.isPresent() && answered.getAsInt() == id) {
        return message;
      }
    }
    throw ModelFailure.passing("it writes what nobody asked for");
  }
}

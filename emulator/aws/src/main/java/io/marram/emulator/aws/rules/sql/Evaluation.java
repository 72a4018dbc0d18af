package io.marram.emulator.aws.rules.sql;

import com.google.gson.JsonElement;

/** What became of a message in a statement. */
public sealed interface Evaluation {

  /** WHERE was not true. */
  record NoMatch() implements Evaluation {}

  /** The result is JSON. */
  record Json(JsonElement value) implements Evaluation {}

  /** The result is the payload, which is no JSON. */
  record Bytes(byte[] value) implements Evaluation {}

  /** The statement cannot be evaluated on this message. */
  record Failed(String reason) implements Evaluation {}
}

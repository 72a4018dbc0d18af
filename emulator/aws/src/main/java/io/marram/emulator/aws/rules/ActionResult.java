package io.marram.emulator.aws.rules;

/** What came of an action. */
public sealed interface ActionResult {

  /** It is done, and will not be undone by a kill of the twin. */
  record Done() implements ActionResult {}

  /** It will not succeed, however often it is tried. */
  record Failed(String reason) implements ActionResult {}

  /** The service does not answer, or is full; it is tried again. */
  record Unavailable(String reason) implements ActionResult {}

  /** The action is done. */
  static ActionResult done() {
    return new Done();
  }
}

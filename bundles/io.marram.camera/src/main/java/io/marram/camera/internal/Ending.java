package io.marram.camera.internal;

import java.time.Duration;

/**
 * Why a live camera's pictures ended.
 *
 * @param reason in words, without secrets
 * @param hopeless whether it will most likely end the same way until somebody changes something:
 *     then it is tried again less often
 * @param details what the camera said about it, for the log; possibly empty
 */
record Ending(String reason, boolean hopeless, String details) {

  static Ending passing(String reason) {
    return new Ending(reason, false, "");
  }

  static Ending lasting(String reason) {
    return new Ending(reason, true, "");
  }

  /** What it says if it was ended for its silence. */
  Ending afterSilence(Duration silence) {
    return new Ending(
        "no picture for %d s: %s".formatted(silence.toSeconds(), reason), hopeless, details);
  }
}

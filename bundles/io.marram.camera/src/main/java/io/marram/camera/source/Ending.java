package io.marram.camera.source;

import java.time.Duration;

/**
 * Why a live camera's pictures ended.
 *
 * @param reason in words, without secrets
 * @param next what to do about it
 * @param details what the camera said about it, for the log; possibly empty
 */
public record Ending(String reason, Next next, String details) {

  /** What to do after an end. */
  public enum Next {
    /** It may be better at once. */
    SOON,
    /** It will most likely end the same way until somebody changes something. */
    SELDOM,
    /** All is shown. */
    NEVER
  }

  public static Ending passing(String reason) {
    return passing(reason, "");
  }

  public static Ending passing(String reason, String details) {
    return new Ending(reason, Next.SOON, details);
  }

  public static Ending lasting(String reason) {
    return new Ending(reason, Next.SELDOM, "");
  }

  /** There is nothing more to come, and nothing wrong with it. */
  public static Ending complete(String reason) {
    return new Ending(reason, Next.NEVER, "");
  }

  /** What it says if it was ended for its silence. */
  Ending afterSilence(Duration silence) {
    return new Ending(
        "no picture for %d s: %s".formatted(silence.toSeconds(), reason), next, details);
  }
}

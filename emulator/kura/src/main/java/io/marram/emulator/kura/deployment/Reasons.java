package io.marram.emulator.kura.deployment;

import java.util.LinkedHashSet;
import java.util.Set;

/** What an exception and its causes say, in one line. */
final class Reasons {
  private static final int MOST_CHARACTERS = 2_000;

  private Reasons() {}

  static String of(Throwable thrown) {
    Set<String> messages = new LinkedHashSet<>();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String message =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      if (messages.stream().noneMatch(said -> said.contains(message))) {
        messages.add(message);
      }
    }
    String text = String.join(": ", messages).replaceAll("\\s+", " ").trim();
    return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
  }
}

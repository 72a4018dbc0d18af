package org.eclipse.kura;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of an exception, made of its code and its arguments. */
final class ErrorMessage {
  private ErrorMessage() {}

  static String of(KuraErrorCode code, Object[] arguments) {
    String kind = code == null ? "unknown error" : words(code);
    if (arguments == null || arguments.length == 0) {
      return kind;
    }
    return kind
        + ": "
        + Arrays.stream(arguments).map(String::valueOf).collect(Collectors.joining(" - "));
  }

  private static String words(KuraErrorCode code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

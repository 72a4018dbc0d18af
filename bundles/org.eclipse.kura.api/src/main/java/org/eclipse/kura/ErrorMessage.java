package org.eclipse.kura;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of an exception in Kura's form: its code in words, a full stop, its arguments. */
final class ErrorMessage {
  private ErrorMessage() {}

  static String of(KuraErrorCode code, Object[] arguments) {
    String kind = code == null ? "Unknown error" : words(code);
    if (arguments == null || arguments.length == 0) {
      return kind;
    }
    return kind
        + ". "
        + Arrays.stream(arguments).map(String::valueOf).collect(Collectors.joining(" - "));
  }

  private static String words(KuraErrorCode code) {
    String name = code.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

package io.marram.emulator.components.logger;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.kura.type.TypedValue;

/** The values of a record in one line of a log. Of bytes, such as pictures, only the number. */
final class RecordText {
  private static final int LONGEST_VALUE = 200;

  private RecordText() {}

  static String of(Map<String, TypedValue<?>> properties) {
    return new TreeMap<>(properties)
        .entrySet().stream()
            .map(entry -> plain(entry.getKey()) + "=" + text(entry.getValue().getValue()))
            .collect(Collectors.joining(" "));
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return "byte[" + bytes.length + "]";
    }
    return value instanceof String text ? '"' + plain(text) + '"' : String.valueOf(value);
  }

  /** Shortened, and without characters that would look like another line. */
  private static String plain(String text) {
    String shortened =
        text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
    return shortened.replaceAll("\\p{Cntrl}|[\\u2028\\u2029]", " ");
  }
}

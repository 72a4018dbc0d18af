package io.marram.emulator.kura.configuration;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits the default text of an attribute: a comma separates values, a backslash takes the next
 * character literally, and white space around a value does not count.
 */
final class ValueList {
  private static final char SEPARATOR = ',';
  private static final char ESCAPE = '\\';

  private final List<String> values = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private int significantLength;

  private ValueList() {}

  static List<String> split(String text) {
    ValueList list = new ValueList();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == SEPARATOR) {
        list.end();
      } else if (c != ESCAPE) {
        list.add(c);
      } else if (i + 1 < text.length()) {
        i++;
        list.addLiterally(text.charAt(i));
      }
    }
    list.end();
    return list.values;
  }

  private void add(char c) {
    if (!Character.isWhitespace(c)) {
      addLiterally(c);
    } else if (significantLength > 0) {
      value.append(c);
    }
  }

  private void addLiterally(char c) {
    value.append(c);
    significantLength = value.length();
  }

  private void end() {
    values.add(value.substring(0, significantLength));
    value.setLength(0);
    significantLength = 0;
  }
}

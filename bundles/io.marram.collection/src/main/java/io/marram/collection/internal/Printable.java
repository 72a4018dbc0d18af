package io.marram.collection.internal;

/** What others wrote, fit for a log line: one line, no control characters, not long. */
final class Printable {

  private static final int LONGEST = 128;

  private Printable() {}

  static String of(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", "?");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}

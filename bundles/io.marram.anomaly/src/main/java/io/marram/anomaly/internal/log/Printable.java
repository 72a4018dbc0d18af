package io.marram.anomaly.internal.log;

/** Text of others on one line of the log. */
public final class Printable {

  private static final int LONGEST = 80;

  private Printable() {}

  /** The text without what breaks a line, cut to a length that a line bears. */
  public static String of(String text) {
    String line = String.valueOf(text).replaceAll("[\\p{Cntrl}\"\u2028\u2029]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}

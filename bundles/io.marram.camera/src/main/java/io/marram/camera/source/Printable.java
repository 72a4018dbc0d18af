package io.marram.camera.source;

/** What a client wrote, fit for a log line: one line, no control characters, not long. */
public final class Printable {

  private static final int LONGEST = 128;

  private Printable() {}

  public static String of(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", "?");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}

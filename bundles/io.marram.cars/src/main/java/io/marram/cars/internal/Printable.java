package io.marram.cars.internal;

/** Texts of others, as they may stand in a line of the log. */
final class Printable {

  private static final int LONGEST = 300;

  private Printable() {}

  static String of(String text) {
    String printable = text.replaceAll("[\\p{Cntrl}\"]", " ");
    return printable.length() > LONGEST ? printable.substring(0, LONGEST) + "..." : printable;
  }
}

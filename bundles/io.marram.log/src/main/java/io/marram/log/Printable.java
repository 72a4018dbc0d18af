package io.marram.log;

/**
 * What others wrote, fit for the log: one line, not long, nothing that a terminal obeys, and no
 * quote that ends the value it stands in.
 */
public final class Printable {

  private static final int LONGEST = 300;

  private Printable() {}

  /**
   * A text of at most 300 characters.
   *
   * @param text may be null, as messages of exceptions may
   */
  public static String of(String text) {
    return of(text, LONGEST);
  }

  /**
   * A text of at most so many characters; where it was longer, one more says so.
   *
   * @param text may be null
   */
  public static String of(String text, int longest) {
    String line = String.valueOf(text);
    // a pair of surrogates may be cut in two, so that is done first
    String start = line.length() <= longest ? line : line.substring(0, longest) + "…";
    return start.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "?").replace('"', '\'');
  }
}

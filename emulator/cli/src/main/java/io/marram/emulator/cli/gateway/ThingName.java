package io.marram.emulator.cli.gateway;

import java.util.regex.Pattern;

/** What a gateway may be called: it is a thing of AWS IoT. */
public final class ThingName {

  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9:_-]{1,128}");

  private ThingName() {}

  /**
   * @throws IllegalArgumentException if a thing cannot have that name
   */
  public static void require(String thing) {
    if (!VALID.matcher(thing).matches()) {
      throw new IllegalArgumentException(
          "thing must be 1 to 128 letters, digits, : _ -, was \"" + thing + "\"");
    }
  }
}

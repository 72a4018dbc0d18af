package io.marram.awsiot;

import java.util.regex.Pattern;

/**
 * How a publisher's items are kept and sent. Items of one stream stay in order.
 *
 * @param name 1 to {@value #MAX_NAME_LENGTH} letters, digits, {@code _} and {@code -}
 * @param lane what goes first
 * @param singlesPerSecond how many readings a second are sent each as a message of its own, 0 to
 *     {@value #MAX_SINGLES}; when more are waiting they go in batches. No matter to messages
 */
public record StreamSettings(String name, Lane lane, int singlesPerSecond) {

  /** The longest name; six digits and a hyphen are added to it. */
  public static final int MAX_NAME_LENGTH = 57;

  /** The most publishes a second that AWS IoT Core takes from a connection. */
  public static final int MAX_SINGLES = 100;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1," + MAX_NAME_LENGTH + "}");

  public StreamSettings {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name must match " + NAME + ", was \"" + name + "\"");
    }
    if (singlesPerSecond < 0 || singlesPerSecond > MAX_SINGLES) {
      throw new IllegalArgumentException(
          "singlesPerSecond must be 0 to %d, was %d".formatted(MAX_SINGLES, singlesPerSecond));
    }
  }
}

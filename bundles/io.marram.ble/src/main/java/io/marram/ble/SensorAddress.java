package io.marram.ble;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A Bluetooth device address.
 *
 * @param text six bytes in capital hexadecimal, as {@code A4:C1:38:8D:18:B2}
 */
public record SensorAddress(String text) {

  /** How many bytes an address has. */
  static final int BYTES = 6;

  private static final Pattern FORM = Pattern.compile("[0-9A-F]{2}(:[0-9A-F]{2}){5}");
  private static final HexFormat HEX = HexFormat.ofDelimiter(":").withUpperCase();

  public SensorAddress {
    text = text.toUpperCase(Locale.ROOT);
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "address must be six bytes as A4:C1:38:8D:18:B2, was \"" + text + "\"");
    }
  }

  /** Most significant byte first, as it is written. */
  byte[] bytes() {
    return HEX.parseHex(text);
  }

  @Override
  public String toString() {
    return text;
  }
}

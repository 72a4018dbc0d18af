package io.marram.emulator.devices.board;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who a board is.
 *
 * @param name for people, unique
 * @param address six hexadecimal pairs, unique
 * @param adapter the name of the one adapter that it is in reach of
 */
public record BoardIdentity(String name, String address, BoardKind kind, String adapter) {

  private static final int KEY_BYTES = 16;

  /** The key of its advertisements; made of the address, as nothing here is secret. */
  byte[] key() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("fake board " + address).getBytes(StandardCharsets.US_ASCII));
      return Arrays.copyOf(hash, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key as 32 hexadecimal digits, or an empty text if the board does not encrypt. */
  public String keyText() {
    return kind == BoardKind.BTHOME_ENCRYPTED ? HexFormat.of().formatHex(key()) : "";
  }

  /** The six bytes of the address. */
  byte[] addressBytes() {
    return HexFormat.ofDelimiter(":").parseHex(address);
  }
}

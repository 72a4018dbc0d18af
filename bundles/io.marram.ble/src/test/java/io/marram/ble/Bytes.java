package io.marram.ble;

import java.util.HexFormat;

/** Bytes as the specifications print them. */
final class Bytes {

  private Bytes() {}

  static byte[] of(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}

package io.marram.ble;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** The secret that a sensor and this gateway share: 128 bits. Never shows itself. */
public final class BindKey {

  private static final int BYTES = 16;

  private final byte[] bytes;

  private BindKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @param text 32 hexadecimal digits
   * @throws IllegalArgumentException if it is anything else; the message does not repeat it
   */
  public static BindKey parse(String text) {
    String digits = text.trim();
    if (digits.length() != 2 * BYTES || !digits.chars().allMatch(HexFormat::isHexDigit)) {
      throw new IllegalArgumentException("key must be 32 hexadecimal digits");
    }
    return new BindKey(HexFormat.of().parseHex(digits));
  }

  /** Adds the secret to a digest: {@code update(bytes, offset, length)}. */
  public void addTo(Digest digest) {
    digest.update(bytes.clone(), 0, bytes.length);
  }

  /** Takes bytes one after the other. */
  @FunctionalInterface
  public interface Digest {
    void update(byte[] bytes, int offset, int length);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BindKey key && MessageDigest.isEqual(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "BindKey[hidden]";
  }
}

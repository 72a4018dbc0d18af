package io.marram.emulator.kura.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES with Galois/Counter Mode (NIST SP 800-38D): 96-bit random initialisation vector, 128-bit tag.
 * Encrypted text is {@code vector-data}, both in Base64, as Kura writes it.
 */
final class AesGcm {
  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int VECTOR_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String SEPARATOR = "-";

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  AesGcm(SecretKey key) {
    this.key = key;
  }

  String encrypt(String text) throws GeneralSecurityException {
    byte[] vector = new byte[VECTOR_BYTES];
    random.nextBytes(vector);
    byte[] data =
        cipher(Cipher.ENCRYPT_MODE, vector).doFinal(text.getBytes(StandardCharsets.UTF_8));
    Base64.Encoder base64 = Base64.getEncoder();
    return base64.encodeToString(vector) + SEPARATOR + base64.encodeToString(data);
  }

  /**
   * Decrypts what {@link #encrypt} made.
   *
   * @throws GeneralSecurityException when the text is not encrypted, was changed, or was encrypted
   *     with another key
   */
  String decrypt(String encrypted) throws GeneralSecurityException {
    String[] parts = encrypted.split(SEPARATOR, -1);
    if (parts.length != 2) {
      throw new GeneralSecurityException("not an encrypted text");
    }
    try {
      byte[] vector = Base64.getDecoder().decode(parts[0]);
      byte[] data = Base64.getDecoder().decode(parts[1]);
      if (data.length < TAG_BITS / Byte.SIZE) { // Java's cipher answers with an unchecked exception
        throw new GeneralSecurityException("not an encrypted text");
      }
      return new String(cipher(Cipher.DECRYPT_MODE, vector).doFinal(data), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("not an encrypted text", e);
    }
  }

  /** Whether {@link #decrypt} can decrypt the text. */
  boolean opens(String encrypted) {
    try {
      decrypt(encrypted);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private Cipher cipher(int mode, byte[] vector) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, vector));
    return cipher;
  }
}

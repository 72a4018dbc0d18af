package io.marram.emulator.kura.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a gateway: one encrypts, all decrypt. The galois counter mode tells which key a text
 * was encrypted with.
 */
final class KeyRing {
  /** The framework or system property that names Kura's secret key. */
  static final String SECRET_KEY = "org.eclipse.kura.core.crypto.secretKey";

  /** What every Kura 5.6 encrypts with whose owner has set no key: files of such a gateway open. */
  private static final String KURA_DEFAULT_KEY = "rv;ipse329183!@#";

  private final AesGcm current;
  private final List<AesGcm> others;

  private KeyRing(AesGcm current, List<AesGcm> others) {
    this.current = current;
    this.others = List.copyOf(others);
  }

  /**
   * Reads or makes the gateway's own key.
   *
   * @param secretKey of {@value #SECRET_KEY}: 16, 24 or 32 bytes in UTF-8, used instead of the
   *     gateway's own key, which then still decrypts; null when there is none
   * @throws IOException when the key file is damaged, or the secret key has another length
   */
  static KeyRing open(Path keyFile, String secretKey) throws IOException {
    List<AesGcm> keys = new ArrayList<>();
    if (secretKey != null) {
      keys.add(aes(secretKey));
    }
    keys.add(new AesGcm(KeyFile.readOrCreate(keyFile)));
    keys.add(aes(KURA_DEFAULT_KEY));
    return new KeyRing(keys.get(0), keys.subList(1, keys.size()));
  }

  String encrypt(String text) throws GeneralSecurityException {
    return current.encrypt(text);
  }

  /**
   * Decrypts a text that any of the keys encrypted.
   *
   * @throws GeneralSecurityException when none did
   */
  String decrypt(String encrypted) throws GeneralSecurityException {
    try {
      return current.decrypt(encrypted);
    } catch (GeneralSecurityException e) {
      for (AesGcm other : others) {
        if (other.opens(encrypted)) {
          return other.decrypt(encrypted);
        }
      }
      throw e;
    }
  }

  boolean isCurrent(String encrypted) {
    return current.opens(encrypted);
  }

  private static AesGcm aes(String key) throws IOException {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    if (bytes.length != 16 && bytes.length != 24 && bytes.length != 32) {
      throw new IOException(
          "%s must have 16, 24 or 32 bytes, has %d".formatted(SECRET_KEY, bytes.length));
    }
    return new AesGcm(new SecretKeySpec(bytes, "AES"));
  }
}

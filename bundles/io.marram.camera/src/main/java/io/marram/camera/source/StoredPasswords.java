package io.marram.camera.source;

import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;

/**
 * Passwords of configurations, which Kura stores encrypted.
 *
 * @param crypto Kura's
 */
public record StoredPasswords(CryptoService crypto) {

  /**
   * The clear text of a password property.
   *
   * @throws IllegalArgumentException if it is damaged, or of another gateway
   */
  public String decrypt(String encrypted) {
    try {
      return new String(crypto.decryptAes(encrypted.toCharArray()));
    } catch (KuraException e) {
      throw new IllegalArgumentException("password cannot be decrypted, enter it again", e);
    }
  }
}

package io.marram.emulator.kura.configuration;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.crypto.CryptoService;

/** Encrypts and decrypts the passwords among a component's properties. */
final class PasswordCipher {
  private final CryptoService crypto;

  PasswordCipher(CryptoService crypto) {
    this.crypto = crypto;
  }

  /** A copy in which every password is encrypted; those that already are stay as they are. */
  Map<String, Object> encrypted(Map<String, Object> properties) throws KuraException {
    return converted(properties, this::encrypt);
  }

  /** A copy in which every password is in clear text; those that cannot be read stay. */
  Map<String, Object> decrypted(Map<String, Object> properties) throws KuraException {
    return converted(properties, this::decrypt);
  }

  private static Map<String, Object> converted(
      Map<String, Object> properties, Conversion conversion) throws KuraException {
    Map<String, Object> copy = new HashMap<>(properties);
    for (Map.Entry<String, Object> property : copy.entrySet()) {
      if (property.getValue() instanceof Password password) {
        property.setValue(conversion.apply(password));
      } else if (property.getValue() instanceof Password[] passwords) {
        Password[] converted = new Password[passwords.length];
        for (int i = 0; i < passwords.length; i++) {
          converted[i] = conversion.apply(passwords[i]);
        }
        property.setValue(converted);
      }
    }
    return copy;
  }

  private Password encrypt(Password password) throws KuraException {
    return isEncrypted(password)
        ? password
        : new Password(crypto.encryptAes(password.getPassword()));
  }

  private Password decrypt(Password password) throws KuraException {
    return isEncrypted(password)
        ? new Password(crypto.decryptAes(password.getPassword()))
        : password;
  }

  private boolean isEncrypted(Password password) {
    try {
      crypto.decryptAes(password.getPassword());
      return true;
    } catch (KuraException e) {
      return false;
    }
  }

  private interface Conversion {
    Password apply(Password password) throws KuraException;
  }
}

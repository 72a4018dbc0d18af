package io.marram.emulator.kura.crypto;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.Password;

/** Encrypts and decrypts the passwords among a component's properties. */
public final class PasswordCipher {
  private final GatewayCipher crypto;

  public PasswordCipher(GatewayCipher crypto) {
    this.crypto = crypto;
  }

  /**
   * A copy in which every password is encrypted with the gateway's present key; those that already
   * are stay as they are.
   */
  public Map<String, Object> encrypted(Map<String, Object> properties) throws KuraException {
    return converted(properties, this::encrypt);
  }

  /** A copy in which every password is in clear text; those that cannot be decrypted stay. */
  public Map<String, Object> decrypted(Map<String, Object> properties) throws KuraException {
    return converted(properties, this::decrypt);
  }

  /** Whether any password among the properties is in clear text. */
  public boolean hasClearText(Map<String, Object> properties) {
    return properties.values().stream()
        .flatMap(value -> value instanceof Object[] array ? Stream.of(array) : Stream.of(value))
        .anyMatch(value -> value instanceof Password password && decrypt(password) == password);
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
    return crypto.isCurrent(password.getPassword())
        ? password
        : new Password(crypto.encryptAes(decrypt(password).getPassword()));
  }

  private Password decrypt(Password password) {
    try {
      return new Password(crypto.decryptAes(password.getPassword()));
    } catch (KuraException e) {
      return password;
    }
  }

  private interface Conversion {
    Password apply(Password password) throws KuraException;
  }
}

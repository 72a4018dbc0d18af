package io.marram.emulator.kura.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kura's crypto service. It encrypts with a key of the gateway's own, or with the secret key that
 * the user gives as for Kura.
 */
@Component(
    name = "org.eclipse.kura.crypto.CryptoService",
    service = {CryptoService.class, GatewayCipher.class})
public final class CryptoServiceComponent implements GatewayCipher {
  private static final Logger logger = LoggerFactory.getLogger(CryptoServiceComponent.class);
  private static final String HOME = "marram.home";
  private final KeyRing keys;
  private final KeyStorePasswords keyStorePasswords;

  @Activate
  public CryptoServiceComponent(BundleContext context) throws IOException {
    this(homeOf(context), secretKeyOf(context));
  }

  CryptoServiceComponent(Path home, String secretKey) throws IOException {
    this.keys = KeyRing.open(home.resolve("gateway.key"), secretKey);
    this.keyStorePasswords = new KeyStorePasswords(home.resolve("keystores.properties"));
  }

  private static Path homeOf(BundleContext context) {
    String home = context.getProperty(HOME);
    if (home == null) {
      throw new IllegalStateException("the framework property " + HOME + " is missing");
    }
    return Path.of(home);
  }

  private static String secretKeyOf(BundleContext context) {
    String secretKey = context.getProperty(KeyRing.SECRET_KEY);
    return secretKey == null ? System.getProperty(KeyRing.SECRET_KEY) : secretKey;
  }

  @Override
  public char[] encryptAes(char[] value) throws KuraException {
    try {
      return keys.encrypt(new String(value)).toCharArray();
    } catch (GeneralSecurityException e) {
      throw new KuraException(KuraErrorCode.ENCODE_ERROR, e, "value");
    }
  }

  @Override
  public char[] decryptAes(char[] encryptedValue) throws KuraException {
    if (encryptedValue.length == 0) {
      return new char[0];
    }
    try {
      return keys.decrypt(new String(encryptedValue)).toCharArray();
    } catch (GeneralSecurityException e) {
      throw new KuraException(KuraErrorCode.DECODER_ERROR, e, "value");
    }
  }

  @Override
  public boolean isCurrent(char[] encryptedValue) {
    return encryptedValue.length == 0 || keys.isCurrent(new String(encryptedValue));
  }

  @Deprecated
  @Override
  public String encryptAes(String value) {
    try {
      return new String(encryptAes(value.toCharArray()));
    } catch (KuraException e) {
      throw new IllegalStateException(e);
    }
  }

  @Deprecated
  @Override
  public String decryptAes(String encryptedValue) throws IOException {
    try {
      return new String(decryptAes(encryptedValue.toCharArray()));
    } catch (KuraException e) {
      throw new IOException(e);
    }
  }

  @Override
  public String hash(String text, String algorithm) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }

  @Override
  public String encodeBase64(String text) {
    return text == null
        ? null
        : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String decodeBase64(String encoded) {
    return encoded == null
        ? null
        : new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  @Override
  public char[] getKeyStorePassword(String keyStorePath) {
    try {
      if (keyStorePasswords.isEmpty()) {
        return KeyStorePasswords.DEFAULT.toCharArray();
      }
      Optional<String> encrypted = keyStorePasswords.get(keyStorePath);
      return encrypted.isEmpty() ? null : decryptAes(encrypted.get().toCharArray());
    } catch (IOException | KuraException e) {
      logger.warn(
          "event=keystore.password.unreadable path={} reason=\"{}\"", keyStorePath, e.getMessage());
      return null;
    }
  }

  @Override
  public void setKeyStorePassword(String keyStorePath, char[] password) throws KuraException {
    try {
      keyStorePasswords.put(keyStorePath, new String(encryptAes(password)));
    } catch (IOException e) {
      throw new KuraException(KuraErrorCode.INTERNAL_ERROR, e, keyStorePath);
    }
  }

  @Deprecated
  @Override
  public void setKeyStorePassword(String keyStorePath, String password) throws IOException {
    try {
      setKeyStorePassword(keyStorePath, password.toCharArray());
    } catch (KuraException e) {
      throw new IOException(e);
    }
  }

  @Override
  public boolean isFrameworkSecure() {
    return false;
  }
}

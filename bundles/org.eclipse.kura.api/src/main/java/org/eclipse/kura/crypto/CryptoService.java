package org.eclipse.kura.crypto;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.BadPaddingException;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.NoSuchPaddingException;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Encrypts and decrypts secrets with the gateway's own key. */
@ProviderType
public interface CryptoService {
  char[] encryptAes(char[] value) throws KuraException;

  char[] decryptAes(char[] encryptedValue) throws KuraException;

  /**
   * @deprecated use {@link #encryptAes(char[])}
   */
  @Deprecated
  String encryptAes(String value)
      throws NoSuchAlgorithmException,
          NoSuchPaddingException,
          InvalidKeyException,
          IllegalBlockSizeException,
          BadPaddingException;

  /**
   * @deprecated use {@link #decryptAes(char[])}
   */
  @Deprecated
  String decryptAes(String encryptedValue)
      throws NoSuchAlgorithmException,
          NoSuchPaddingException,
          InvalidKeyException,
          IOException,
          IllegalBlockSizeException,
          BadPaddingException;

  default String sha1Hash(String text)
      throws NoSuchAlgorithmException, UnsupportedEncodingException {
    return hash(text, "SHA-1");
  }

  default String sha256Hash(String text)
      throws NoSuchAlgorithmException, UnsupportedEncodingException {
    return hash(text, "SHA-256");
  }

  String hash(String text, String algorithm)
      throws NoSuchAlgorithmException, UnsupportedEncodingException;

  String encodeBase64(String text) throws NoSuchAlgorithmException, UnsupportedEncodingException;

  String decodeBase64(String encoded) throws NoSuchAlgorithmException, UnsupportedEncodingException;

  char[] getKeyStorePassword(String keyStorePath);

  void setKeyStorePassword(String keyStorePath, char[] password) throws KuraException;

  /**
   * @deprecated use {@link #setKeyStorePassword(String, char[])}
   */
  @Deprecated
  void setKeyStorePassword(String keyStorePath, String password) throws IOException;

  boolean isFrameworkSecure();
}

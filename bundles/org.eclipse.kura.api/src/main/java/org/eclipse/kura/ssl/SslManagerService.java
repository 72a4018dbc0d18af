package org.eclipse.kura.ssl;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.osgi.annotation.versioning.ProviderType;

/** Makes TLS connections with the keys and the trust that are configured. */
@ProviderType
public interface SslManagerService {
  SSLContext getSSLContext() throws GeneralSecurityException, IOException;

  /**
   * @param keyAlias the key that the gateway shows to the other side
   */
  SSLContext getSSLContext(String keyAlias) throws GeneralSecurityException, IOException;

  SSLSocketFactory getSSLSocketFactory() throws GeneralSecurityException, IOException;

  /**
   * @param keyAlias the key that the gateway shows to the other side
   */
  SSLSocketFactory getSSLSocketFactory(String keyAlias)
      throws GeneralSecurityException, IOException;

  /**
   * @deprecated the keystore is configured, not passed
   */
  @Deprecated
  SSLSocketFactory getSSLSocketFactory(
      String protocol,
      String cipherSuites,
      String trustStorePath,
      String keyStorePath,
      char[] keyStorePassword,
      String keyAlias)
      throws GeneralSecurityException, IOException;

  /**
   * @deprecated the keystore is configured, not passed
   */
  @Deprecated
  SSLSocketFactory getSSLSocketFactory(
      String protocol,
      String cipherSuites,
      String trustStorePath,
      String keyStorePath,
      char[] keyStorePassword,
      String keyAlias,
      boolean hostnameVerification)
      throws GeneralSecurityException, IOException;

  /**
   * @deprecated a keystore service does it
   */
  @Deprecated
  X509Certificate[] getTrustCertificates() throws GeneralSecurityException, IOException;

  /**
   * @deprecated a keystore service does it
   */
  @Deprecated
  void installTrustCertificate(String alias, X509Certificate x509crt)
      throws GeneralSecurityException, IOException;

  /**
   * @deprecated a keystore service does it
   */
  @Deprecated
  void deleteTrustCertificate(String alias) throws GeneralSecurityException, IOException;

  /**
   * @deprecated a keystore service does it
   */
  @Deprecated
  void installPrivateKey(
      String alias, PrivateKey privateKey, char[] password, Certificate[] publicCerts)
      throws GeneralSecurityException, IOException;
}

package io.marram.camera.internal;

import io.marram.camera.BrokerIdentity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Makes TLS sockets from PEM files. */
final class TlsSockets {

  /** Guards nothing: the key store never leaves memory, but Java wants a password. */
  private static final char[] NO_PASSWORD = new char[0];

  private TlsSockets() {}

  /**
   * @throws IllegalArgumentException if a file is missing or is not what it should be, or
   *     certificate and key do not belong together
   */
  static SSLSocketFactory of(BrokerIdentity identity) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(identity), trust(identity), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "certificate.file and key.file cannot be used: " + e.getMessage(), e);
    }
  }

  private static KeyManager[] keys(BrokerIdentity identity)
      throws GeneralSecurityException, IOException {
    if (identity.certificate().isEmpty() || identity.privateKey().isEmpty()) {
      return null;
    }
    List<X509Certificate> chain =
        new PemFile("certificate.file", identity.certificate().get()).certificates();
    PrivateKey key = new PemFile("key.file", identity.privateKey().get()).privateKey();
    requirePair(key, chain.get(0));
    KeyStore store = empty();
    store.setKeyEntry("gateway", key, NO_PASSWORD, chain.toArray(new Certificate[0]));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  /** Java itself would find out only when the broker refuses us, without saying why. */
  private static void requirePair(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    boolean verified = certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm());
    if (verified) {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      verified = signature.verify(signed);
    }
    if (!verified) {
      throw new IllegalArgumentException(
          "key.file does not hold the private key of the certificate in certificate.file");
    }
  }

  private static TrustManager[] trust(BrokerIdentity identity)
      throws GeneralSecurityException, IOException {
    if (identity.authorities().isEmpty()) {
      return null;
    }
    KeyStore store = empty();
    int number = 0;
    for (X509Certificate authority :
        new PemFile("ca.file", identity.authorities().get()).certificates()) {
      store.setCertificateEntry("authority-" + number++, authority);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}

package io.marram.camera.internal;

import io.marram.camera.BrokerIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
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
    Path certificateFile = identity.certificate().get();
    Certificate[] chain =
        new PemFile("certificate.file", certificateFile).certificates().toArray(new Certificate[0]);
    KeyStore store = empty();
    store.setKeyEntry(
        "gateway",
        new PemFile("key.file", identity.privateKey().get()).privateKey(),
        NO_PASSWORD,
        chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
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

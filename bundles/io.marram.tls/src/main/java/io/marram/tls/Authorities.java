package io.marram.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Who may vouch for a server.
 *
 * @param certificates theirs; if there are none, those that Java trusts may
 */
public record Authorities(List<X509Certificate> certificates) {

  public Authorities {
    certificates = List.copyOf(certificates);
  }

  /**
   * What makes connections that show no certificate of our own.
   *
   * @throws IllegalArgumentException if the certificates cannot be used
   */
  public SSLContext context() {
    return context(null);
  }

  /**
   * Makes sockets that show no certificate of our own.
   *
   * @throws IllegalArgumentException if the certificates cannot be used
   */
  public SSLSocketFactory sockets() {
    return sockets(null);
  }

  /** Each factory has sessions of its own. */
  SSLSocketFactory sockets(KeyManager[] keys) {
    return context(keys).getSocketFactory();
  }

  private SSLContext context(KeyManager[] keys) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("the certificates cannot be used: " + e.getMessage(), e);
    }
  }

  private TrustManager[] trust() throws GeneralSecurityException, IOException {
    if (certificates.isEmpty()) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("authority-" + i, certificates.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}

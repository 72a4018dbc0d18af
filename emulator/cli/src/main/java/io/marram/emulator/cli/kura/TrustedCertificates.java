package io.marram.emulator.cli.kura;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trust in what a PEM file holds. Authorities are trusted for servers under their own names, as
 * always. A server's own certificate is trusted whatever name it carries: Kura makes one for itself
 * that does not know under which name the gateway will be reached.
 */
final class TrustedCertificates extends X509ExtendedTrustManager {

  private final Collection<? extends Certificate> certificates;
  private final X509ExtendedTrustManager authorities;

  private TrustedCertificates(
      Collection<? extends Certificate> certificates, X509ExtendedTrustManager authorities) {
    this.certificates = certificates;
    this.authorities = authorities;
  }

  /**
   * A TLS context that trusts what is in the file and nothing else.
   *
   * @throws KuraFailure if there is no certificate in it
   */
  static SSLContext context(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (certificates.isEmpty()) {
        throw new CertificateException("it holds no certificate");
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          null,
          new TrustManager[] {new TrustedCertificates(certificates, authorities(certificates))},
          null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new KuraFailure(
          KuraFailure.Kind.FILE, file + " is not a file of PEM certificates: " + e.getMessage(), e);
    }
  }

  private static X509ExtendedTrustManager authorities(
      Collection<? extends Certificate> certificates) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int number = 0;
    for (Certificate certificate : certificates) {
      store.setCertificateEntry("certificate-" + number++, certificate);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new GeneralSecurityException("this Java cannot check certificates");
  }

  private boolean isGiven(X509Certificate[] chain) throws CertificateException {
    boolean given = certificates.contains(chain[0]);
    if (given) {
      chain[0].checkValidity();
    }
    return given;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    if (!isGiven(chain)) {
      authorities.checkServerTrusted(chain, type, engine);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    if (!isGiven(chain)) {
      authorities.checkServerTrusted(chain, type, socket);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    if (!isGiven(chain)) {
      authorities.checkServerTrusted(chain, type);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    authorities.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    authorities.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    authorities.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.getAcceptedIssuers();
  }
}

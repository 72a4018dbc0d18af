package io.marram.awsiot.internal.mqtt;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * How this gateway shows a broker who it is, and knows the broker.
 *
 * @param key our private key, which may be in a hardware module
 * @param chain our certificate, then those that vouch for it
 * @param authorities who may vouch for the broker; if none, those that Java trusts
 */
public record TlsIdentity(
    PrivateKey key, List<X509Certificate> chain, List<X509Certificate> authorities) {

  /**
   * @throws IllegalArgumentException if certificate and key do not belong together
   */
  public TlsIdentity {
    chain = List.copyOf(chain);
    authorities = List.copyOf(authorities);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("the chain must have at least one certificate");
    }
    requirePair(key, chain.get(0));
  }

  /** When our certificate ends. */
  public Instant expires() {
    return chain.get(0).getNotAfter().toInstant();
  }

  /** Whether our certificate is valid at this time. */
  boolean isValidAt(Instant time) {
    return !time.isAfter(expires()) && !time.isBefore(chain.get(0).getNotBefore().toInstant());
  }

  /**
   * Makes the sockets of one connection. Each factory has sessions of its own, so that no new
   * connection goes on with an old certificate.
   */
  SSLSocketFactory sockets() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {new SingleKey(key, chain)}, trust(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("the certificates cannot be used: " + e.getMessage(), e);
    }
  }

  /** Java itself would find out only when the broker refuses us, without saying why. */
  private static void requirePair(PrivateKey key, X509Certificate certificate) {
    boolean pair;
    try {
      pair = certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm());
      if (pair) {
        Signature signature =
            Signature.getInstance(
                key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        pair = signature.verify(signed);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the private key cannot be used: " + e.getMessage(), e);
    }
    if (!pair) {
      throw new IllegalArgumentException("the private key is not that of the certificate");
    }
  }

  private TrustManager[] trust() throws GeneralSecurityException, IOException {
    if (authorities.isEmpty()) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** Names the certificate, and nothing of the key. */
  @Override
  public String toString() {
    return "TlsIdentity[%s, until %s]".formatted(chain.get(0).getSubjectX500Principal(), expires());
  }
}

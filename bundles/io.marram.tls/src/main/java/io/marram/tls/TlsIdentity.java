package io.marram.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLSocketFactory;

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
  public boolean isValidAt(Instant time) {
    return !time.isAfter(expires()) && !time.isBefore(chain.get(0).getNotBefore().toInstant());
  }

  /**
   * Makes the sockets of one connection. Each factory has sessions of its own, so that no new
   * connection goes on with an old certificate.
   *
   * @throws IllegalArgumentException if the certificates cannot be used
   */
  public SSLSocketFactory sockets() {
    return new Authorities(authorities).sockets(new KeyManager[] {new SingleKey(key, chain)});
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

  /** Names the certificate, and nothing of the key. */
  @Override
  public String toString() {
    return "TlsIdentity[%s, until %s]".formatted(chain.get(0).getSubjectX500Principal(), expires());
  }
}

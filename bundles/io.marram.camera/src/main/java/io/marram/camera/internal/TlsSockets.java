package io.marram.camera.internal;

import io.marram.camera.BrokerIdentity;
import io.marram.tls.Authorities;
import io.marram.tls.PemFile;
import io.marram.tls.TlsIdentity;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;

/** Makes TLS sockets from PEM files. */
final class TlsSockets {

  private TlsSockets() {}

  /**
   * @throws IllegalArgumentException if a file is missing or is not what it should be, or
   *     certificate and key do not belong together
   */
  static SSLSocketFactory of(BrokerIdentity identity) {
    List<X509Certificate> authorities =
        identity
            .authorities()
            .map(file -> new PemFile("ca.file", file).certificates())
            .orElse(List.of());
    return identity
        .certificate()
        .map(certificate -> own(certificate, identity.privateKey().orElseThrow(), authorities))
        .orElseGet(() -> new Authorities(authorities).sockets());
  }

  private static SSLSocketFactory own(
      Path certificate, Path key, List<X509Certificate> authorities) {
    return new TlsIdentity(
            new PemFile("key.file", key).privateKey(),
            new PemFile("certificate.file", certificate).certificates(),
            authorities)
        .sockets();
  }
}

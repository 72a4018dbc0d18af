package io.marram.emulator.aws;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** A client's TLS set-up from the PEM files of a thing. */
final class ThingTrust {

  static final char[] PASSWORD = "memory".toCharArray();

  private ThingTrust() {}

  /**
   * Trusts the authority in {@code authority}; shows the certificate of {@code credentials}, unless
   * that is null.
   */
  static MqttClientSslConfig of(Path authority, Path credentials)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted(authority));
    var config = MqttClientSslConfig.builder().trustManagerFactory(trust);
    if (credentials == null) {
      return config.build();
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(keys(credentials), PASSWORD);
    return config.keyManagerFactory(keys).build();
  }

  static KeyStore trusted(Path authority) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", certificate(authority));
    return trusted;
  }

  static KeyStore keys(Path credentials) throws IOException, GeneralSecurityException {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(
        "own",
        KeyFactory.getInstance("EC")
            .generatePrivate(
                new PKCS8EncodedKeySpec(PemFile.decode(credentials.resolve("private-key.pem")))),
        PASSWORD,
        new Certificate[] {certificate(credentials.resolve("certificate.pem"))});
    return own;
  }

  private static Certificate certificate(Path file) throws IOException, GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(pem);
    }
  }
}

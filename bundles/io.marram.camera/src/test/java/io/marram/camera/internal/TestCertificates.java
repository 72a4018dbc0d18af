package io.marram.camera.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority, a broker and a gateway, as files. */
final class TestCertificates {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final X500Principal AUTHORITY = new X500Principal("CN=Test authority");

  private final Path directory;
  private final KeyPair authorityKeys = keys("EC", 256);
  private final X509Certificate authority;

  /**
   * @param brokerAddress the IP address that the broker's certificate is for
   */
  TestCertificates(Path directory, String brokerAddress) throws Exception {
    this.directory = Files.createDirectories(directory);
    this.authority = certify(AUTHORITY, authorityKeys, null, true);
    writePem("ca.pem", "CERTIFICATE", authority.getEncoded());
    writeBroker(brokerAddress);
    writeGateway("ec", keys("EC", 256));
    writeGateway("rsa", keys("RSA", 2048));
  }

  private void writeBroker(String address) throws Exception {
    KeyPair keys = keys("EC", 256);
    X509Certificate certificate = certify(new X500Principal("CN=broker"), keys, address, false);
    KeyStore keyStore = empty();
    keyStore.setKeyEntry("broker", keys.getPrivate(), PASSWORD, chain(certificate));
    store(keyStore, brokerKeys());
    KeyStore trustStore = empty();
    trustStore.setCertificateEntry("authority", authority);
    store(trustStore, brokerTrust());
  }

  private void writeGateway(String name, KeyPair keys) throws Exception {
    X509Certificate certificate = certify(new X500Principal("CN=gateway"), keys, null, false);
    writePem(name + "-cert.pem", "CERTIFICATE", certificate.getEncoded());
    writePem(name + "-key.pem", "PRIVATE KEY", keys.getPrivate().getEncoded());
    byte[] bare =
        PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded();
    writePem(
        name + "-key-traditional.pem", keys.getPrivate().getAlgorithm() + " PRIVATE KEY", bare);
  }

  Path brokerKeys() {
    return file("broker.p12");
  }

  Path brokerTrust() {
    return file("trust.p12");
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  Path writePem(String name, String type, byte[] content) throws IOException {
    String text =
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(type, Base64.getMimeEncoder().encodeToString(content), type);
    return Files.writeString(file(name), text, StandardCharsets.US_ASCII);
  }

  private X509Certificate certify(
      X500Principal subject, KeyPair keys, String address, boolean signsOthers) throws Exception {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            AUTHORITY,
            BigInteger.valueOf(System.nanoTime()),
            Date.from(now.minus(1, ChronoUnit.DAYS)),
            Date.from(now.plus(1, ChronoUnit.DAYS)),
            subject,
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(signsOthers));
    if (address != null) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.iPAddress, address)));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKeys.getPrivate())));
  }

  private Certificate[] chain(X509Certificate certificate) {
    return new Certificate[] {certificate, authority};
  }

  private static KeyPair keys(String algorithm, int size) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(size);
    return generator.generateKeyPair();
  }

  private static KeyStore empty() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static void store(KeyStore store, Path file) throws Exception {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
  }
}

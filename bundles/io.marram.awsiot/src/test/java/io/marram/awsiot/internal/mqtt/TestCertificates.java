package io.marram.awsiot.internal.mqtt;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority, a broker's certificate and those of gateways, as files. */
public final class TestCertificates {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final X500Principal AUTHORITY = new X500Principal("CN=Test authority");
  private static final Duration DAY = Duration.ofDays(1);

  private final Path directory;
  private final KeyPair authorityKeys = keys("EC", 256);
  private final X509Certificate authority;

  public TestCertificates(Path directory) throws Exception {
    this(directory, new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
  }

  /**
   * @param broker whom the broker's certificate is for
   */
  TestCertificates(Path directory, GeneralName broker) throws Exception {
    this.directory = Files.createDirectories(directory);
    this.authority = certify(AUTHORITY, authorityKeys, null, true, DAY.multipliedBy(60));
    writePem("ca.pem", "CERTIFICATE", authority.getEncoded());
    writeBroker(broker);
    issue("gateway", "EC", DAY.multipliedBy(50));
  }

  private void writeBroker(GeneralName name) throws Exception {
    KeyPair keys = keys("EC", 256);
    X509Certificate certificate =
        certify(new X500Principal("CN=broker"), keys, name, false, DAY.multipliedBy(50));
    KeyStore keyStore = empty();
    keyStore.setKeyEntry(
        "broker", keys.getPrivate(), PASSWORD, new Certificate[] {certificate, authority});
    store(keyStore, brokerKeys());
    KeyStore trustStore = empty();
    trustStore.setCertificateEntry("authority", authority);
    store(trustStore, brokerTrust());
  }

  /** Writes key and certificate, both new, under this name. */
  X509Certificate issue(String name, String algorithm, Duration valid) throws Exception {
    KeyPair keys = keys(algorithm, algorithm.equals("EC") ? 256 : 2048);
    X509Certificate certificate =
        certify(new X500Principal("CN=gateway"), keys, null, false, valid);
    writePem(name + "-cert.pem", "CERTIFICATE", certificate.getEncoded());
    writePem(name + "-key.pem", "PRIVATE KEY", keys.getPrivate().getEncoded());
    byte[] bare =
        PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded();
    writePem(name + "-key-traditional.pem", algorithm + " PRIVATE KEY", bare);
    return certificate;
  }

  /** Puts a new key and a new certificate in place of the gateway's, as an operator would. */
  public X509Certificate renew(Duration valid) throws Exception {
    X509Certificate renewed = issue("next", "EC", valid);
    replace("next", "gateway");
    return renewed;
  }

  void replace(String source, String target) throws IOException {
    for (String kind : new String[] {"-cert.pem", "-key.pem"}) {
      Files.copy(file(source + kind), file(target + kind), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The gateway's identity in files. */
  PemIdentity gateway() {
    return identity("gateway");
  }

  PemIdentity identity(String name) {
    return new PemIdentity(
        Optional.of(file("ca.pem")), file(name + "-cert.pem"), file(name + "-key.pem"));
  }

  Path brokerKeys() {
    return file("broker.p12");
  }

  Path brokerTrust() {
    return file("trust.p12");
  }

  public Path file(String name) {
    return directory.resolve(name);
  }

  Path writePem(String name, String type, byte[] content) throws IOException {
    String text =
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(type, Base64.getMimeEncoder().encodeToString(content), type);
    return Files.writeString(file(name), text, StandardCharsets.US_ASCII);
  }

  private X509Certificate certify(
      X500Principal subject, KeyPair keys, GeneralName name, boolean signsOthers, Duration valid)
      throws Exception {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            AUTHORITY,
            BigInteger.valueOf(System.nanoTime()),
            Date.from(now.minus(DAY.multipliedBy(70))),
            Date.from(now.plus(valid)),
            subject,
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(signsOthers));
    if (name != null) {
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKeys.getPrivate())));
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

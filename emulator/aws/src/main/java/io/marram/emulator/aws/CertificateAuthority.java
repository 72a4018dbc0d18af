package io.marram.emulator.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate authority of this twin: one EC P-256 key, made at the first start and kept in the
 * twin's folder. It signs the broker's certificate and those of things, whose common name is the
 * thing's name.
 */
final class CertificateAuthority {

  /** Names as IoT Core takes them for things. */
  private static final Pattern THING_NAME = Pattern.compile("[A-Za-z0-9:_-]{1,128}");

  private static final X500Name AUTHORITY_NAME = new X500Name("CN=Marram AWS twin");
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3_650);
  private static final Duration LIFETIME = Duration.ofDays(365);
  private static final Duration RENEWAL = Duration.ofDays(30);
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);

  private final Path folder;
  private final X509Certificate certificate;
  private final PrivateKey key;

  private CertificateAuthority(Path folder, X509Certificate certificate, PrivateKey key) {
    this.folder = folder;
    this.certificate = certificate;
    this.key = key;
  }

  /** Reads the authority in {@code folder}, or creates it there. */
  static CertificateAuthority open(Path folder) {
    try {
      TwinHome.privateFolder(folder);
      Path certificateFile = folder.resolve("ca.pem");
      Path keyFile = folder.resolve("ca-key.pem");
      if (!Files.exists(certificateFile)) {
        KeyPair keys = newKeys();
        X509Certificate own =
            sign(
                builder(AUTHORITY_NAME, AUTHORITY_NAME, keys.getPublic(), AUTHORITY_LIFETIME),
                keys.getPrivate(),
                new Attribute(Extension.basicConstraints, true, new BasicConstraints(0)),
                new Attribute(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
        PemFile.write(keyFile, privateKeyPem(keys.getPrivate()));
        PemFile.write(certificateFile, certificatePem(own));
      }
      return new CertificateAuthority(folder, readCertificate(certificateFile), readKey(keyFile));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new TwinException("cannot open the certificate authority in " + folder + ": " + e, e);
    }
  }

  /** The authority's own certificate, in PEM form. */
  Path certificateFile() {
    return folder.resolve("ca.pem");
  }

  /** A fresh key and certificate for the broker on this machine, in one PEM file. */
  Path issueServerCertificate() {
    try {
      KeyPair keys = newKeys();
      GeneralNames names =
          new GeneralNames(
              new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.iPAddress, TwinPorts.LOOPBACK)
              });
      X509Certificate server =
          sign(
              builder(AUTHORITY_NAME, new X500Name("CN=localhost"), keys.getPublic(), LIFETIME),
              key,
              new Attribute(Extension.subjectAlternativeName, false, names),
              new Attribute(
                  Extension.extendedKeyUsage,
                  false,
                  new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)));
      Path file = folder.resolve("server.pem");
      PemFile.write(
          file,
          privateKeyPem(keys.getPrivate()) + certificatePem(server) + certificatePem(certificate));
      return file;
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new TwinException("cannot issue the broker's certificate: " + e, e);
    }
  }

  /**
   * The credentials of a thing: issued at the first call, and again when they come within a month
   * of their end.
   *
   * @param thing name of the thing: 1 to 128 letters, digits, {@code :}, {@code _} and {@code -}
   * @return folder with {@code ca.pem}, {@code certificate.pem} and {@code private-key.pem}
   *     (PKCS#8, not encrypted), readable by its owner only
   */
  Path issueThingCertificate(String thing) {
    if (!THING_NAME.matcher(thing).matches()) {
      throw new IllegalArgumentException(
          "a thing's name must match " + THING_NAME + ", was \"" + thing + "\"");
    }
    try {
      Path target = TwinHome.privateFolder(folder.resolveSibling("things").resolve(thing));
      Path certificateFile = target.resolve("certificate.pem");
      if (!isCurrent(certificateFile)) {
        KeyPair keys = newKeys();
        X509Certificate issued =
            sign(
                builder(AUTHORITY_NAME, new X500Name("CN=" + thing), keys.getPublic(), LIFETIME),
                key,
                new Attribute(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)));
        PemFile.write(target.resolve("ca.pem"), certificatePem(certificate));
        PemFile.write(target.resolve("private-key.pem"), privateKeyPem(keys.getPrivate()));
        PemFile.write(certificateFile, certificatePem(issued));
      }
      return target;
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new TwinException("cannot issue a certificate for \"" + thing + "\": " + e, e);
    }
  }

  private boolean isCurrent(Path certificateFile) throws IOException {
    if (!Files.exists(certificateFile)) {
      return false;
    }
    try {
      X509Certificate issued = readCertificate(certificateFile);
      issued.verify(certificate.getPublicKey());
      return issued.getNotAfter().toInstant().isAfter(Instant.now().plus(RENEWAL));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Duration lifetime) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(127, new SecureRandom()),
        Date.from(now.minus(CLOCK_SKEW)),
        Date.from(now.plus(lifetime)),
        subject,
        key);
  }

  private static X509Certificate sign(
      X509v3CertificateBuilder builder, PrivateKey signingKey, Attribute... attributes)
      throws CertIOException, GeneralSecurityException, OperatorCreationException {
    for (Attribute attribute : attributes) {
      builder.addExtension(attribute.type(), attribute.critical(), attribute.value());
    }
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(signingKey)));
  }

  private static String certificatePem(X509Certificate certificate)
      throws GeneralSecurityException {
    return PemFile.encode("CERTIFICATE", certificate.getEncoded());
  }

  private static String privateKeyPem(PrivateKey key) {
    return PemFile.encode("PRIVATE KEY", key.getEncoded());
  }

  private static X509Certificate readCertificate(Path file)
      throws IOException, GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(PemFile.decode(file)));
  }

  private static PrivateKey readKey(Path file) throws IOException, GeneralSecurityException {
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(PemFile.decode(file)));
  }

  private record Attribute(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {}
}

package io.marram.emulator.aws;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
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

/** Makes X.509 certificates over EC P-256 keys, signed with an authority's key. Keeps no files. */
final class CertificateSigner {

  private static final X500Name AUTHORITY_NAME = new X500Name("CN=Marram AWS twin");
  private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3_650);
  private static final Duration LIFETIME = Duration.ofDays(365);
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);

  private final PrivateKey key;

  CertificateSigner(PrivateKey key) {
    this.key = key;
  }

  static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** The authority's own certificate; {@code publicKey} belongs to the signing key. */
  X509Certificate authority(PublicKey publicKey) throws GeneralSecurityException {
    return sign(
        AUTHORITY_NAME,
        publicKey,
        Instant.now().plus(AUTHORITY_LIFETIME),
        new Attribute(Extension.basicConstraints, true, new BasicConstraints(0)),
        new Attribute(
            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
  }

  /** For a server that is reached as {@code localhost} or 127.0.0.1. */
  X509Certificate server(PublicKey publicKey) throws GeneralSecurityException {
    GeneralNames names =
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.dNSName, "localhost"),
              new GeneralName(GeneralName.iPAddress, TwinPorts.LOOPBACK)
            });
    return sign(
        new X500Name("CN=localhost"),
        publicKey,
        Instant.now().plus(LIFETIME),
        new Attribute(Extension.subjectAlternativeName, false, names),
        new Attribute(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)));
  }

  /** For a client that is the thing {@code name}. */
  X509Certificate thing(String name, PublicKey publicKey) throws GeneralSecurityException {
    return client(new X500Name("CN=" + name), publicKey, Instant.now().plus(LIFETIME));
  }

  /** For a client of any name. */
  X509Certificate client(X500Name subject, PublicKey publicKey, Instant end)
      throws GeneralSecurityException {
    return sign(
        subject,
        publicKey,
        end,
        new Attribute(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth)));
  }

  private X509Certificate sign(
      X500Name subject, PublicKey publicKey, Instant end, Attribute... attributes)
      throws GeneralSecurityException {
    Instant begin = Instant.now().minus(CLOCK_SKEW);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            AUTHORITY_NAME,
            new BigInteger(127, new SecureRandom()),
            Date.from(begin),
            Date.from(end),
            subject,
            publicKey);
    try {
      for (Attribute attribute : attributes) {
        builder.addExtension(attribute.type(), attribute.critical(), attribute.value());
      }
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    } catch (CertIOException | OperatorCreationException e) {
      throw new GeneralSecurityException("cannot sign the certificate of " + subject, e);
    }
  }

  private record Attribute(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {}
}

package io.marram.emulator.aws;

import io.marram.emulator.aws.store.DurableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The certificate authority of this twin: one key, made at the first start and kept in the twin's
 * folder. It signs the broker's certificate and those of things, whose common name is the thing's
 * name.
 */
final class CertificateAuthority {

  /** Names as IoT Core takes them for things. */
  private static final Pattern THING_NAME = Pattern.compile("[A-Za-z0-9:_-]{1,128}");

  private static final Duration RENEWAL = Duration.ofDays(30);
  private static final String OWN_CERTIFICATE = "ca.pem";

  private final Path folder;
  private final X509Certificate certificate;
  private final CertificateSigner signer;

  private CertificateAuthority(Path folder, X509Certificate certificate, CertificateSigner signer) {
    this.folder = folder;
    this.certificate = certificate;
    this.signer = signer;
  }

  /** Reads the authority in {@code folder}, or creates it there. */
  static CertificateAuthority open(Path folder) {
    try {
      TwinHome.privateFolder(folder);
      Path certificateFile = folder.resolve(OWN_CERTIFICATE);
      Path keyFile = folder.resolve("ca-key.pem");
      if (!Files.exists(certificateFile)) {
        KeyPair keys = CertificateSigner.newKeys();
        X509Certificate own = new CertificateSigner(keys.getPrivate()).authority(keys.getPublic());
        DurableFile.write(keyFile, pem(keys.getPrivate()));
        DurableFile.write(certificateFile, pem(own));
      }
      return new CertificateAuthority(
          folder, readCertificate(certificateFile), new CertificateSigner(readKey(keyFile)));
    } catch (IOException | GeneralSecurityException e) {
      throw new TwinException("cannot open the certificate authority in " + folder + ": " + e, e);
    }
  }

  /** Reads the authority in {@code folder}, which another process may be using, too. */
  static CertificateAuthority openExisting(Path folder) {
    if (!Files.exists(folder.resolve(OWN_CERTIFICATE))) {
      throw new TwinException("there is no certificate authority in " + folder);
    }
    return open(folder);
  }

  /** The authority's own certificate, in PEM form. */
  Path certificateFile() {
    return folder.resolve(OWN_CERTIFICATE);
  }

  /** A fresh key and certificate for the broker on this machine, in one PEM file. */
  Path issueServerCertificate() {
    try {
      KeyPair keys = CertificateSigner.newKeys();
      Path file = folder.resolve("server.pem");
      DurableFile.write(
          file, pem(keys.getPrivate()) + pem(signer.server(keys.getPublic())) + pem(certificate));
      return file;
    } catch (IOException | GeneralSecurityException e) {
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
    requireThingName(thing);
    try {
      Path target = TwinHome.privateFolder(folder.resolveSibling("things").resolve(thing));
      Path certificateFile = target.resolve("certificate.pem");
      if (!isCurrent(certificateFile)) {
        KeyPair keys = CertificateSigner.newKeys();
        DurableFile.write(target.resolve(OWN_CERTIFICATE), pem(certificate));
        DurableFile.write(target.resolve("private-key.pem"), pem(keys.getPrivate()));
        DurableFile.write(certificateFile, pem(signer.thing(thing, keys.getPublic())));
      }
      return target;
    } catch (IOException | GeneralSecurityException e) {
      throw new TwinException("cannot issue a certificate for \"" + thing + "\": " + e, e);
    }
  }

  static boolean isThingName(String thing) {
    return THING_NAME.matcher(thing).matches();
  }

  static void requireThingName(String thing) {
    if (!isThingName(thing)) {
      throw new IllegalArgumentException(
          "a thing's name must match " + THING_NAME + ", was \"" + thing + "\"");
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

  private static String pem(X509Certificate certificate) throws GeneralSecurityException {
    return PemFile.encode("CERTIFICATE", certificate.getEncoded());
  }

  private static String pem(PrivateKey key) {
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
}

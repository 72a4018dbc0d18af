package io.marram.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PEM file with certificates or with a private key.
 *
 * @param setting the configuration property that names the file, for complaints
 * @param path where it is
 */
public record PemFile(String setting, Path path) {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([^-]+)-----END \\1-----");

  /** Version 0 and the algorithm rsaEncryption: what PKCS#8 puts before a PKCS#1 key. */
  private static final byte[] RSA_PREFIX =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  /** More than any chain or key needs; the wrong file may be a disk image. */
  private static final int MAX_BYTES = 1 << 20;

  /**
   * The certificates in the order of the file.
   *
   * @throws IllegalArgumentException if there is none or the file cannot be read
   */
  public List<X509Certificate> certificates() {
    try {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content()))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw complaint("holds no certificate", null);
      }
      return certificates;
    } catch (CertificateException e) {
      throw complaint("is not a PEM certificate file", e);
    }
  }

  /**
   * The private key: PKCS#8 for RSA or elliptic curves, or the PKCS#1 form for RSA that AWS IoT
   * Core hands out.
   *
   * @throws IllegalArgumentException if it is anything else or the file cannot be read
   */
  public PrivateKey privateKey() {
    Matcher block = KEY.matcher(new String(content(), StandardCharsets.ISO_8859_1));
    if (!block.find()) {
      throw complaint("holds no PEM private key", null);
    }
    byte[] der;
    try {
      der = Base64.getMimeDecoder().decode(block.group(2));
    } catch (IllegalArgumentException e) {
      throw complaint("holds a damaged private key", e);
    }
    return switch (block.group(1)) {
      case "PRIVATE KEY" -> decode(der);
      case "RSA PRIVATE KEY" -> decode(wrapRsa(der));
      default ->
          throw complaint(
              "holds an unsupported \""
                  + block.group(1)
                  + "\"; convert it with: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW",
              null);
    };
  }

  private PrivateKey decode(byte[] pkcs8) {
    for (String algorithm : List.of("EC", "RSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException e) {
        continue;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has " + algorithm, e);
      }
    }
    throw complaint("holds a private key that is neither RSA nor EC", null);
  }

  private static byte[] wrapRsa(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(RSA_PREFIX);
    content.writeBytes(element(OCTET_STRING, pkcs1));
    return element(SEQUENCE, content.toByteArray());
  }

  /** An element in DER; two length bytes do for any RSA key up to 64 KiB. */
  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length >= 0x100) {
      out.write(0x82);
      out.write(content.length >> 8);
    } else if (content.length >= 0x80) {
      out.write(0x81);
    }
    out.write(content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private byte[] content() {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw complaint("has more than " + MAX_BYTES + " bytes", null);
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw complaint(
          e instanceof NoSuchFileException ? "does not exist" : "cannot be read: " + e, e);
    }
  }

  private IllegalArgumentException complaint(String what, Throwable cause) {
    return new IllegalArgumentException(setting + ": " + path + " " + what, cause);
  }
}

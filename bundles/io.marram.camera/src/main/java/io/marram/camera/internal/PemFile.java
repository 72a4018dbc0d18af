package io.marram.camera.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PEM file with certificates or with a private key. */
final class PemFile {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([^-]+)-----END \\1-----");

  /** Version 0 and the algorithm rsaEncryption: what PKCS#8 puts before a PKCS#1 key. */
  private static final byte[] RSA_PREFIX = {
    0x02,
    0x01,
    0x00,
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  private final String setting;
  private final Path path;

  /**
   * @param setting the configuration property that names the file, for complaints
   */
  PemFile(String setting, Path path) {
    this.setting = setting;
    this.path = path;
  }

  /**
   * The certificates in the order of the file.
   *
   * @throws IllegalArgumentException if there is none or the file cannot be read
   */
  List<X509Certificate> certificates() {
    try (InputStream in = Files.newInputStream(path)) {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw new IllegalArgumentException(complain("holds no certificate"));
      }
      return certificates;
    } catch (CertificateException e) {
      throw new IllegalArgumentException(complain("is not a PEM certificate file"), e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * The private key: PKCS#8 for RSA or elliptic curves, or the PKCS#1 form for RSA that AWS IoT
   * Core hands out.
   *
   * @throws IllegalArgumentException if it is anything else or the file cannot be read
   */
  PrivateKey privateKey() {
    Matcher block = KEY.matcher(text());
    if (!block.find()) {
      throw new IllegalArgumentException(complain("holds no PEM private key"));
    }
    byte[] der;
    try {
      der = Base64.getMimeDecoder().decode(block.group(2));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(complain("holds a damaged private key"), e);
    }
    return switch (block.group(1)) {
      case "PRIVATE KEY" -> decode(der);
      case "RSA PRIVATE KEY" -> decode(wrapRsa(der));
      default ->
          throw new IllegalArgumentException(
              complain(
                  "holds an unsupported \""
                      + block.group(1)
                      + "\"; convert it with: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW"));
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
    throw new IllegalArgumentException(complain("holds a private key that is neither RSA nor EC"));
  }

  private static byte[] wrapRsa(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(RSA_PREFIX);
    content.writeBytes(element(OCTET_STRING, pkcs1));
    return element(SEQUENCE, content.toByteArray());
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      // two length bytes do for any RSA key up to 64 KiB, and DER allows them from 256 bytes on
      int lengthBytes = content.length < 0x100 ? 1 : 2;
      out.write(0x80 | lengthBytes);
      if (lengthBytes == 2) {
        out.write(content.length >> 8);
      }
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private String text() {
    try {
      return Files.readString(path, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private IllegalArgumentException unreadable(IOException cause) {
    String why = cause instanceof NoSuchFileException ? "does not exist" : "cannot be read";
    return new IllegalArgumentException(complain(why), cause);
  }

  private String complain(String what) {
    return setting + ": " + path + " " + what;
  }
}

package io.marram.emulator.cli.cloud;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * What a thing shows to, and expects of, a broker with mutual TLS: PEM files as AWS IoT hands them
 * out.
 *
 * @param certificate the thing's certificate, with its chain if it has one
 * @param key its private key, PKCS#1 or PKCS#8, not encrypted
 * @param authority the authorities whose servers are trusted
 */
public record TlsFiles(Path certificate, Path key, Path authority) {

  private static final char[] IN_MEMORY = {};

  /**
   * @throws CommandFailure naming the file that is missing or is not what it should be
   */
  public KeyManagerFactory keyManagers() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      Certificate[] chain = certificates(certificate).toArray(Certificate[]::new);
      store.setKeyEntry("thing", privateKey(), IN_MEMORY, chain);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, IN_MEMORY);
      return factory;
    } catch (GeneralSecurityException | IOException e) {
      throw new CommandFailure(
          "certificate " + certificate + " with key " + key + " cannot be used: " + e.getMessage(),
          e);
    }
  }

  /**
   * @throws CommandFailure naming the file that is missing or is not what it should be
   */
  public TrustManagerFactory trustManagers() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate trusted : certificates(authority)) {
        store.setCertificateEntry("authority-" + number++, trusted);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory;
    } catch (GeneralSecurityException | IOException e) {
      throw new CommandFailure(
          "authority certificate " + authority + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (certificates.isEmpty()) {
        throw new IOException("no certificate in " + file);
      }
      return certificates;
    }
  }

  private PrivateKey privateKey() throws IOException {
    try (Reader pem = Files.newBufferedReader(key);
        PEMParser parser = new PEMParser(pem)) {
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      Object content = parser.readObject();
      if (content instanceof PEMKeyPair pair) {
        return converter.getKeyPair(pair).getPrivate();
      }
      if (content instanceof PrivateKeyInfo info) {
        return converter.getPrivateKey(info);
      }
      throw new IOException("no unencrypted private key in " + key);
    }
  }
}

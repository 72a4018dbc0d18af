package io.marram.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys in the forms that people have, and files that are something else. */
class PemFileTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"EC, 256", "RSA, 2048"})
  void readsPkcs8Keys(String algorithm, int bits) throws Exception {
    KeyPair keys = keys(algorithm, bits);

    PemFile file = write("PRIVATE KEY", keys.getPrivate().getEncoded());

    assertThat(file.privateKey()).isEqualTo(keys.getPrivate());
  }

  @ParameterizedTest
  @CsvSource({"512", "1024", "2048", "4096"})
  void readsPkcs1KeysOfRsa(int bits) throws Exception {
    KeyPair keys = keys("RSA", bits);

    PemFile file = write("RSA PRIVATE KEY", pkcs1(keys.getPrivate().getEncoded()));

    assertThat(file.privateKey()).isEqualTo(keys.getPrivate());
  }

  @Test
  void saysHowToConvertOtherKeys() throws Exception {
    PemFile file = write("EC PRIVATE KEY", new byte[] {1});

    assertThatIllegalArgumentException()
        .isThrownBy(file::privateKey)
        .withMessageStartingWith("key.file: " + file.path())
        .withMessageContaining("openssl pkcs8");
  }

  @Test
  void saysWhatIsWrongWithAKey() throws Exception {
    assertComplaint("", "holds no PEM private key");
    assertComplaint(
        "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----", "holds a damaged private key");
    assertComplaint(
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "neither RSA nor EC");
  }

  @Test
  void doesNotReadAFileThatIsTooLargeForAnyKey() throws Exception {
    Path disk = directory.resolve("disk.img");
    try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
      file.setLength(1L << 40);
    }

    assertThatIllegalArgumentException()
        .isThrownBy(new PemFile("key.file", disk)::privateKey)
        .withMessageContaining("has more than");
  }

  @Test
  void saysWhatIsWrongWithCertificates() throws Exception {
    assertThatIllegalArgumentException()
        .isThrownBy(new PemFile("ca.file", directory.resolve("none"))::certificates)
        .withMessageEndingWith("does not exist");
    assertThatIllegalArgumentException()
        .isThrownBy(new PemFile("ca.file", Files.createFile(directory.resolve("e")))::certificates)
        .withMessageContaining("certificate");
  }

  private void assertComplaint(String text, String what) throws Exception {
    Path file = Files.writeString(directory.resolve("key.pem"), text);
    assertThatIllegalArgumentException()
        .isThrownBy(new PemFile("key.file", file)::privateKey)
        .withMessageContaining(what);
  }

  private PemFile write(String type, byte[] der) throws Exception {
    String body = Base64.getMimeEncoder().encodeToString(der);
    Path file = directory.resolve("key.pem");
    Files.writeString(
        file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type, body, type));
    return new PemFile("key.file", file);
  }

  private static KeyPair keys(String algorithm, int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  /** What PKCS#8 has behind its octet string's header; it ends with the key. */
  private static byte[] pkcs1(byte[] pkcs8) {
    int start = 22;
    while (pkcs8[start] != 0x30) {
      start++;
    }
    return Arrays.copyOfRange(pkcs8, start, pkcs8.length);
  }
}

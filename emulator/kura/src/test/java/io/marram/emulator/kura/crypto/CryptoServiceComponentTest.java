package io.marram.emulator.kura.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CryptoServiceComponentTest {
  private static final char[] SECRET = "pässword".toCharArray();

  @TempDir private Path home;

  @Test
  void decryptsWhatItEncryptedEvenAfterARestart() throws Exception {
    char[] encrypted = TestCrypto.at(home).encryptAes(SECRET);

    assertThat(TestCrypto.at(home).decryptAes(encrypted)).isEqualTo(SECRET);
  }

  @Test
  void neverEncryptsTheSameWayTwice() throws Exception {
    CryptoService crypto = TestCrypto.at(home);

    assertThat(crypto.encryptAes(SECRET)).isNotEqualTo(crypto.encryptAes(SECRET));
  }

  @Test
  void letsOnlyTheOwnerReadTheKey() throws Exception {
    TestCrypto.at(home);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesTextThatWasNotEncryptedOrWasChanged() throws Exception {
    CryptoService crypto = TestCrypto.at(home);
    char[] changed = crypto.encryptAes(SECRET);
    changed[0] = changed[0] == 'A' ? 'B' : 'A';

    assertThatThrownBy(() -> crypto.decryptAes(SECRET)).isInstanceOf(KuraException.class);
    assertThatThrownBy(() -> crypto.decryptAes(changed)).isInstanceOf(KuraException.class);
  }

  @Test
  void refusesTextOfAnotherGateway(@TempDir Path other) throws Exception {
    char[] encrypted = TestCrypto.at(other).encryptAes(SECRET);

    assertThatThrownBy(() -> TestCrypto.at(home).decryptAes(encrypted))
        .isInstanceOf(KuraException.class);
  }

  @Test
  void refusesADamagedKeyInsteadOfMakingANewOne() throws Exception {
    Files.write(key(), new byte[7]);

    assertThatThrownBy(() -> TestCrypto.at(home))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("32 bytes, has 7");
  }

  @Test
  void usesTheSecretKeyThatItIsGivenAsKuraDoes(@TempDir Path other) throws Exception {
    char[] encrypted = TestCrypto.at(home, "sixteen byte key").encryptAes(SECRET);

    assertThat(TestCrypto.at(other, "sixteen byte key").decryptAes(encrypted)).isEqualTo(SECRET);
    assertThatThrownBy(() -> TestCrypto.at(home).decryptAes(encrypted))
        .isInstanceOf(KuraException.class);
  }

  @Test
  void stillDecryptsItsOldTextsOnceASecretKeyIsGiven() throws Exception {
    char[] old = TestCrypto.at(home).encryptAes(SECRET);

    GatewayCipher withKey = TestCrypto.at(home, "sixteen byte key");

    assertThat(withKey.decryptAes(old)).isEqualTo(SECRET);
    assertThat(withKey.isCurrent(old)).isFalse();
    assertThat(withKey.isCurrent(withKey.encryptAes(SECRET))).isTrue();
  }

  @Test
  void decryptsATextOfAKuraWithoutKeyOfItsOwn() throws Exception {
    // Made by an AES-128 of another implementation (OpenSSL) with Kura's default key.
    char[] ofKura = "MDEyMzQ1Njc4OWFi-4Ev5Cyw+UJ0Yu+Lws6cKaoONeY67Cw==".toCharArray();

    assertThat(TestCrypto.at(home).decryptAes(ofKura)).isEqualTo("s3cret".toCharArray());
  }

  @Test
  void refusesASecretKeyThatIsNoKey() {
    assertThatThrownBy(() -> TestCrypto.at(home, "short"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("16, 24 or 32 bytes, has 5")
        .hasMessageNotContaining("short");
  }

  @Test
  void takesAnEmptyTextForEncrypted() throws Exception {
    assertThat(TestCrypto.at(home).decryptAes(new char[0])).isEmpty();
    assertThat(TestCrypto.at(home).isCurrent(new char[0])).isTrue();
  }

  @Test
  void writesHashesInBase64AsKuraDoes() throws Exception {
    assertThat(TestCrypto.at(home).sha256Hash("abc"))
        .isEqualTo("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  }

  @Test
  void keepsPasswordsOfKeyStoresEncrypted() throws Exception {
    CryptoService crypto = TestCrypto.at(home);

    assertThat(crypto.getKeyStorePassword("/some/store")).isEqualTo("changeit".toCharArray());
    crypto.setKeyStorePassword("/some/store", SECRET);
    assertThat(TestCrypto.at(home).getKeyStorePassword("/some/store")).isEqualTo(SECRET);
    assertThat(crypto.getKeyStorePassword("/another/store")).isNull();
    assertThat(Files.readString(home.resolve("keystores.properties")))
        .doesNotContain(new String(SECRET));
  }

  private Path key() {
    return home.resolve("gateway.key");
  }
}

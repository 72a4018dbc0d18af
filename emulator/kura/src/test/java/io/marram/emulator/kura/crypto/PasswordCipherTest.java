package io.marram.emulator.kura.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordCipherTest {
  private PasswordCipher cipher;

  @BeforeEach
  void makeKey(@TempDir Path home) throws Exception {
    cipher = new PasswordCipher(TestCrypto.at(home));
  }

  @Test
  void encryptsPasswordsAndNothingElse() throws KuraException {
    Map<String, Object> given = Map.of("name", "ann", "secret", new Password("s3cret"));

    Map<String, Object> encrypted = cipher.encrypted(given);

    assertThat(encrypted.get("name")).isEqualTo("ann");
    assertThat(encrypted.get("secret").toString()).doesNotContain("s3cret");
    assertThat(given.get("secret")).hasToString("s3cret");
    assertThat(cipher.decrypted(encrypted).get("secret")).hasToString("s3cret");
  }

  @Test
  void doesNotEncryptTwice() throws KuraException {
    Map<String, Object> once = cipher.encrypted(Map.of("secret", new Password("s3cret")));

    assertThat(cipher.encrypted(once).get("secret")).isSameAs(once.get("secret"));
  }

  @Test
  void encryptsPasswordsThatLookAsIfTheyWereEncrypted() throws KuraException {
    for (String password : List.of("abcdefgh-ABCDEFGH1234", "abcdefgh-", "-abcdefgh", "-")) {
      Map<String, Object> encrypted = cipher.encrypted(Map.of("secret", new Password(password)));

      assertThat(encrypted.get("secret").toString()).isNotEqualTo(password);
      assertThat(cipher.decrypted(encrypted).get("secret")).hasToString(password);
    }
  }

  @Test
  void encryptsEveryPasswordOfAList() throws KuraException {
    Password[] passwords = {new Password("one"), new Password("two")};

    Map<String, Object> encrypted = cipher.encrypted(Map.of("secrets", passwords));

    assertThat((Password[]) encrypted.get("secrets"))
        .noneMatch(password -> password.toString().contains("one"));
    assertThat((Password[]) cipher.decrypted(encrypted).get("secrets"))
        .extracting(Password::toString)
        .containsExactly("one", "two");
  }
}

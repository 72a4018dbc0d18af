package io.marram.emulator.rest.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentitiesTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("users.json");
  }

  @Test
  void makesAPasswordOnceAndTellsItOnce() throws IOException {
    Identities identities = Identities.open(file);
    String password = identities.takeFirstPassword().orElseThrow();

    assertThat(password).hasSizeGreaterThanOrEqualTo(16).doesNotContainPattern("[0O1lI]");
    assertThat(identities.takeFirstPassword()).isEmpty();
    assertThat(Identities.open(file).takeFirstPassword()).isEmpty();
    assertThat(Identities.open(file).verify("admin", password)).isTrue();
  }

  @Test
  void keepsNoPasswordAndShowsTheFileToNoOtherUser() throws IOException {
    String password = Identities.open(file).takeFirstPassword().orElseThrow();

    assertThat(Files.readString(file)).contains("pbkdf2-sha512").doesNotContain(password);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void makesAnotherPasswordForEveryGateway() throws IOException {
    assertThat(Identities.open(file).takeFirstPassword())
        .isNotEqualTo(Identities.open(directory.resolve("other.json")).takeFirstPassword());
  }

  @Test
  void knowsNoUserButThoseInTheFile() throws IOException {
    Identities identities = Identities.open(file);

    assertThat(identities.verify("nobody", "")).isFalse();
    assertThat(identities.verify("", "")).isFalse();
  }

  @Test
  void forgetsTheOldPasswordAtOnce() throws IOException {
    Identities identities = Identities.open(file);
    String old = identities.takeFirstPassword().orElseThrow();
    assertThat(identities.verify("admin", old)).isTrue();

    identities.change("admin", "pässword: with all sorts");

    assertThat(identities.verify("admin", old)).isFalse();
    assertThat(Identities.open(file).verify("admin", "pässword: with all sorts")).isTrue();
  }

  @Test
  void refusesADamagedFileRatherThanLettingAnyoneIn() throws IOException {
    for (String damaged :
        new String[] {
          "",
          "{}",
          "{\"users\":[{\"name\":\"admin\"}]}",
          "{\"users\":[7]}",
          "{\"users\":[{\"name\":\"admin\",\"password\":\"admin\"}]}"
        }) {
      Files.writeString(file, damaged);

      assertThatThrownBy(() -> Identities.open(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("damaged");
    }
  }
}

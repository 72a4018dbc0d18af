package io.marram.emulator.kura.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.kura.crypto.GatewayCipher;
import io.marram.emulator.kura.crypto.TestCrypto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {
  private static final long NOW = 1_795_230_386_523L;
  private static final String SECRET_KEY = "sixteen byte key";

  /** What Kura 5.6 encrypts with unless it is told otherwise. */
  private static final String KURA_KEY = "rv;ipse329183!@#";

  @TempDir private Path home;
  private Path directory;
  private GatewayCipher cipher;
  private SnapshotStore store;

  @BeforeEach
  void open() throws IOException {
    directory = home.resolve("snapshots");
    Files.createDirectories(directory);
    cipher = TestCrypto.at(home);
    store = store(cipher);
  }

  @Test
  void readsWhatItHasSavedAndWritesNothingReadable() throws Exception {
    long id = store.save(snapshot("hello"));

    assertThat(id).isEqualTo(NOW);
    assertThat(store.ids()).containsExactly(NOW);
    assertThat(store.read(id)).isEqualTo(snapshot("hello"));
    assertThat(content(id)).doesNotContain("esf", "hello").contains("-");
  }

  @Test
  void neverSavesASnapshotInThePast() throws Exception {
    store.save(snapshot("first"));

    assertThat(store.save(snapshot("second"))).isEqualTo(NOW + 1);
    assertThat(store.newest()).contains(snapshot("second"));
  }

  @Test
  void keepsSoManySnapshots() throws Exception {
    store.saveSeed(snapshot("seed"));
    for (int i = 0; i < 5; i++) {
      store.save(snapshot("s" + i));
    }

    assertThat(store.ids()).containsExactly(0L, NOW + 3, NOW + 4);
  }

  @Test
  void saysWhichSnapshotThereIsNot() {
    assertThatThrownBy(() -> store.read(7))
        .isInstanceOfSatisfying(
            KuraException.class,
            e -> assertThat(e.getCode()).isEqualTo(KuraErrorCode.CONFIGURATION_SNAPSHOT_NOT_FOUND));
  }

  @Test
  void takesTheSnapshotBeforeOneThatCannotBeRead() throws Exception {
    store.save(snapshot("good"));
    write(NOW + 1, content(NOW).substring(0, 40));
    write(NOW + 2, "garbage");
    write(NOW + 3, "");
    write(NOW + 4, new String(cipher.encryptAes("<html/>".toCharArray())));

    store.protect();

    assertThat(store.newest()).contains(snapshot("good"));
    assertThatThrownBy(() -> store.read(NOW + 4)).hasMessageContaining("esf:configurations");
  }

  @Test
  void encryptsPlainSnapshotsInPlaceWhenNoneIsEncrypted() throws Exception {
    write(0, KuraSnapshot.xml());
    write(5, KuraSnapshot.of("lamp", "text", "newest"));
    write(3, "garbage");

    store.protect();

    assertThat(content(0)).doesNotContain("esf");
    assertThat(content(3)).isEqualTo("garbage");
    assertThat(store.newest())
        .contains(List.of(new SnapshotConfiguration("lamp", Map.of("text", "newest"))));
    Password secret = password(configuration(0, "door"), "secret");
    assertThat(cipher.isCurrent(secret.getPassword())).isTrue();
    assertThat(cipher.decryptAes(secret.getPassword())).containsExactly("s3cret".toCharArray());
  }

  @Test
  void takesTheSnapshotBeforeOneThatPullsInAFile() throws Exception {
    write(3, KuraSnapshot.of("lamp", "text", "hello"));
    write(
        5,
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
            + KuraSnapshot.of("lamp", "text", "X")
                .replaceFirst("<\\?.*\\?>", "")
                .replace("X", "&e;"));

    store.protect();

    assertThat(store.newest()).contains(snapshot("hello"));
    assertThat(content(5)).startsWith("<!DOCTYPE");
  }

  @Test
  void ignoresPlainTextAmongEncryptedSnapshotsAsKuraDoes() throws Exception {
    store.save(snapshot("encrypted"));
    write(NOW + 1, KuraSnapshot.xml());

    store.protect();

    assertThat(store.newest()).contains(snapshot("encrypted"));
    assertThat(content(NOW + 1)).isEqualTo(KuraSnapshot.xml().strip());
  }

  @Test
  void readsASnapshotOfAKuraWithItsDefaultKeyAndEncryptsItWithItsOwn() throws Exception {
    GatewayCipher kura = TestCrypto.at(home.resolve("kura"), KURA_KEY);
    String secret = new String(kura.encryptAes("s3cret".toCharArray()));
    write(9, encrypted(kura, new Password(secret)));

    store.protect();

    assertThat(cipher.isCurrent(content(9).toCharArray())).isTrue();
    Password read = password(configuration(9, "door"), "secret");
    assertThat(cipher.isCurrent(read.getPassword())).isTrue();
    assertThat(cipher.decryptAes(read.getPassword())).containsExactly("s3cret".toCharArray());
  }

  @Test
  void readsASnapshotOfAKuraWhoseSecretKeyIsGiven() throws Exception {
    GatewayCipher kura = TestCrypto.at(home.resolve("kura"), SECRET_KEY);
    write(9, encrypted(kura, new Password("s3cret")));

    store.protect();
    assertThat(store.newest()).isEmpty();

    SnapshotStore withKey = store(TestCrypto.at(home, SECRET_KEY));
    withKey.protect();
    assertThat(withKey.newest()).isPresent();
  }

  @Test
  void keepsTheOldSnapshotsWhenTheDiskIsFull() throws Exception {
    store.save(snapshot("old"));
    Files.createSymbolicLink(
        directory.resolve("snapshot_%d.xml.new".formatted(NOW + 1)), Path.of("/dev/full"));

    assertThatThrownBy(() -> store.save(snapshot("new")))
        .isInstanceOf(KuraException.class)
        .hasMessageContaining("No space left");

    assertThat(store.newest()).contains(snapshot("old"));
  }

  private SnapshotStore store(GatewayCipher with) {
    return new SnapshotStore(
        directory, with, 3, Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
  }

  private static String encrypted(GatewayCipher by, Password secret) throws Exception {
    String xml =
        SnapshotWriter.write(List.of(new SnapshotConfiguration("door", Map.of("secret", secret))));
    return new String(by.encryptAes(xml.toCharArray()));
  }

  private SnapshotConfiguration configuration(long id, String pid) throws KuraException {
    return store.read(id).stream().filter(c -> c.pid().equals(pid)).findFirst().orElseThrow();
  }

  private static Password password(SnapshotConfiguration configuration, String name) {
    return (Password) configuration.configurationProperties().get(name);
  }

  private static List<SnapshotConfiguration> snapshot(String text) {
    return List.of(new SnapshotConfiguration("lamp", Map.of("text", text)));
  }

  private String content(long id) throws IOException {
    return Files.readString(directory.resolve("snapshot_" + id + ".xml")).strip();
  }

  private void write(long id, String content) throws IOException {
    Files.writeString(directory.resolve("snapshot_" + id + ".xml"), content);
  }
}

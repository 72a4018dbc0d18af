package io.marram.cars.impulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  @TempDir Path parent;

  @Test
  void theFolderIsForUsAloneAndGoesWithAllThatIsInIt() throws Exception {
    RunFolder folder = RunFolder.create(Optional.of(parent));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
        .isEqualTo("rwx------");
    assertThat(folder.socket().getParent()).isEqualTo(folder.path());
    Path outside = Files.createFile(parent.resolve("outside"));
    Files.createDirectory(folder.path().resolve("cache"));
    Files.createFile(folder.path().resolve("cache/engine"));
    Files.createSymbolicLink(folder.path().resolve("link"), outside);

    folder.close();

    assertThat(folder.path()).doesNotExist();
    assertThat(outside).exists();
  }

  @Test
  void whatAKilledGatewayLeftIsRemovedAndNothingElse() throws Exception {
    Path left = foreign("marram-impulse-999999999-1");
    Path running = foreign("marram-impulse-1-1");
    Path other = foreign("marram-impulse-cache");

    RunFolder ours = RunFolder.create(Optional.of(parent));
    RunFolder second = RunFolder.create(Optional.of(parent));

    assertThat(left).doesNotExist();
    assertThat(running).exists();
    assertThat(other).exists();
    assertThat(ours.path()).exists();
    assertThat(second.path()).exists();
  }

  private Path foreign(String name) throws IOException {
    Path folder = Files.createDirectory(parent.resolve(name));
    Files.createFile(folder.resolve("runner.sock"));
    return folder;
  }

  @Test
  void aNameThatIsTooLongForASocketIsSaidAndNothingRemains() throws Exception {
    Path deep = Files.createDirectory(parent.resolve("w".repeat(120)));

    assertThatThrownBy(() -> RunFolder.create(Optional.of(deep)))
        .hasMessageContaining("bytes too long for a socket: " + deep);
    assertThat(deep).isEmptyDirectory();
  }

  @Test
  void aPlaceThatIsNotThereIsSaid() {
    Path nowhere = parent.resolve("nowhere");

    assertThatThrownBy(() -> RunFolder.create(Optional.of(nowhere)))
        .hasMessage("no folder can be made in " + nowhere);
  }
}

package io.marram.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.inference.NativePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedLibrariesTest {

  @TempDir private Path directory;

  private Path folder;

  @BeforeEach
  void claimOneLibrary() throws IOException {
    folder = Files.createDirectories(directory.resolve("libraries/a|b"));
    Files.writeString(folder.resolve("libtorch.so"), "torch");
    LoadedLibraries.claim("2.7.1", folder, folder);
  }

  @AfterEach
  void forget() {
    System.clearProperty(LoadedLibraries.PROPERTY);
  }

  @Test
  void remembersVersionAndFolder() throws IOException {
    LoadedLibraries loaded = LoadedLibraries.find().orElseThrow();

    assertThat(loaded.version()).isEqualTo("2.7.1");
    assertThat(loaded.folder()).isEqualTo(folder);
    assertThat(loaded.directory()).isEqualTo(directory);
    loaded.check("2.7.1");
  }

  @Test
  void refusesAnotherVersion() {
    assertThatThrownBy(() -> LoadedLibraries.find().orElseThrow().check("2.8.0"))
        .isInstanceOf(RestartNeededException.class)
        .hasMessage("PyTorch 2.7.1 is loaded, and 2.8.0 cannot be loaded beside it");
  }

  @Test
  void refusesAFolderThatIsGone() throws IOException {
    FolderTree.delete(folder);

    assertThatThrownBy(() -> LoadedLibraries.find().orElseThrow().check("2.7.1"))
        .isInstanceOf(RestartNeededException.class)
        .hasMessageContaining("are gone");
  }

  @Test
  void refusesEqualFilesThatAreNotTheSame() throws IOException {
    Files.move(folder.resolve("libtorch.so"), directory.resolve("still-loaded"));
    Files.writeString(folder.resolve("libtorch.so"), "torch");

    assertThatThrownBy(() -> LoadedLibraries.find().orElseThrow().check("2.7.1"))
        .isInstanceOf(RestartNeededException.class);
    assertThatThrownBy(() -> LoadedLibraries.claim("2.7.1", folder, folder))
        .isInstanceOf(RestartNeededException.class)
        .hasMessageContaining("other files");
  }

  @Test
  void acceptsHardLinksToTheSameFiles() throws IOException {
    Path links = Files.createDirectory(directory.resolve("links"));
    Files.createLink(links.resolve("libtorch.so"), folder.resolve("libtorch.so"));

    LoadedLibraries.claim("2.7.1", folder, links);

    assertThat(LoadedLibraries.find().orElseThrow().folder()).isEqualTo(folder);
  }

  @Test
  void aLibraryDirectoryLinksFromTheLoadedFilesWhateverIsConfigured() throws IOException {
    Path elsewhere = directory.resolve("elsewhere");
    NativesJar jar = NativesJar.complete();
    NativePlatform platform = new NativePlatform(NativesJar.PLATFORM, "2.7.1");

    Path revision =
        new LibraryDirectory(elsewhere, platform).load(jar.archive("new"), path -> path);

    assertThat(
            Files.getAttribute(
                revision.resolve(platform.libraryFolder()).resolve("libtorch.so"), "unix:ino"))
        .isEqualTo(Files.getAttribute(folder.resolve("libtorch.so"), "unix:ino"));
    assertThat(elsewhere).doesNotExist();
    assertThat(jar.opened()).isZero();
  }

  @Test
  void aLibraryDirectoryTouchesNothingWhenTheLoadedVersionIsAnother() {
    Path elsewhere = directory.resolve("elsewhere");
    LibraryDirectory newer =
        new LibraryDirectory(elsewhere, new NativePlatform(NativesJar.PLATFORM, "2.8.0"));

    assertThatThrownBy(() -> newer.load(NativesJar.complete().archive("new"), path -> path))
        .isInstanceOf(RestartNeededException.class);
    assertThat(elsewhere).doesNotExist();
    assertThat(folder.resolve("libtorch.so")).exists();
  }

  @Test
  void forgetsWhatWasNeverMapped() {
    LoadedLibraries.forgetUnlessMapped();

    assertThat(LoadedLibraries.find()).isEmpty();
  }

  @Test
  void recognisesMappedLibraries() throws IOException {
    Path maps = directory.resolve("maps");
    Files.writeString(maps, "7f00-7f01 r--p 00000000 08:01 42   /usr/lib/libc.so.6\n");
    assertThat(LoadedLibraries.mapped(maps)).isFalse();

    Files.writeString(maps, "7f00-7f01 r-xp 00000000 08:01 43   /x/libtorch_cpu.so (deleted)\n");
    assertThat(LoadedLibraries.mapped(maps)).isTrue();
    assertThat(LoadedLibraries.mapped(directory.resolve("nowhere"))).isTrue();
  }
}

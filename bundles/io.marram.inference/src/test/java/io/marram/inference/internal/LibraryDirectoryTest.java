package io.marram.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.inference.NativePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryDirectoryTest {

  private static final NativePlatform PLATFORM = new NativePlatform(NativesJar.PLATFORM, "2.7.1");

  @TempDir private Path folder;

  private LibraryDirectory directory;

  @BeforeEach
  void createDirectory() {
    directory = new LibraryDirectory(folder, PLATFORM);
  }

  @Test
  void linksLibtorchAndCopiesTheJniLibrary() throws IOException {
    Path revision = directory.load(NativesJar.complete().archive("a"), path -> path);

    Path libraries = revision.resolve("pytorch/2.7.1-cpu-linux-x86_64");
    assertThat(libraries.resolve("libtorch.so")).hasContent("torch");
    assertThat(inode(libraries.resolve("libtorch.so")))
        .isEqualTo(inode(folder.resolve("libraries/a/libtorch.so")));
    assertThat(libraries.resolve("libgomp-98b21ff3.so.1")).exists();
    assertThat(libraries.resolve("libdjl_torch.so")).isNotEmptyFile();
    assertThat(libraries.resolve("contents.properties")).doesNotExist();
  }

  @Test
  void unpacksOnceAndMakesARevisionForEveryStart() throws IOException {
    NativesJar jar = NativesJar.complete();
    NativesArchive archive = jar.archive("a");

    Path first = directory.load(archive, path -> path);
    Object firstJni = inode(jniLibrary(first));
    Path second = directory.load(archive, path -> path);

    assertThat(jar.opened()).isEqualTo(1);
    assertThat(second).isNotEqualTo(first);
    assertThat(first).doesNotExist();
    assertThat(jniLibrary(second)).exists();
    assertThat(firstJni).isNotNull();
  }

  @Test
  void replacesTheLibrariesOfAnotherArchive() throws IOException {
    directory.load(NativesJar.complete().archive("old"), path -> path);
    directory.load(NativesJar.complete().archive("new"), path -> path);

    assertThat(List.of(folder.resolve("libraries").toFile().list())).containsExactly("new");
  }

  @Test
  void unpacksAgainWhenALibraryIsIncompleteOrDiscarded() throws IOException {
    NativesJar jar = NativesJar.complete();
    NativesArchive archive = jar.archive("a");
    directory.load(archive, path -> path);

    Files.writeString(folder.resolve("libraries/a/libtorch.so"), "t");
    directory.load(archive, path -> path);
    assertThat(jar.opened()).isEqualTo(2);

    directory.discard(archive);
    directory.load(archive, path -> path);
    assertThat(jar.opened()).isEqualTo(3);
  }

  private static Path jniLibrary(Path revision) {
    return revision.resolve(PLATFORM.libraryFolder()).resolve(PLATFORM.jniLibrary());
  }

  private static Object inode(Path file) throws IOException {
    return Files.getAttribute(file, "unix:ino");
  }
}

package io.marram.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.inference.NativePlatform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {

  private static final NativePlatform PLATFORM = new NativePlatform(NativesJar.PLATFORM, "2.7.1");

  @TempDir private Path parent;

  @Test
  void unpacksTheLibrariesAndNothingElse() throws IOException {
    NativesArchive archive = NativesJar.complete().archive("a");
    NativeLibraries libraries = new NativeLibraries(parent, archive);
    assertThat(libraries.complete()).isFalse();

    libraries.unpack(archive, PLATFORM);

    assertThat(libraries.complete()).isTrue();
    assertThat(names(libraries.folder()))
        .containsExactlyInAnyOrder("libtorch.so", "libgomp-98b21ff3.so.1", "contents.properties");
    assertThat(libraries.folder().resolve("libtorch.so")).hasContent("torch");
    assertThat(names(parent)).containsExactly("a");
  }

  @Test
  void noticesALibraryThatWasCutShortOrRemoved() throws IOException {
    NativesArchive archive = NativesJar.complete().archive("a");
    NativeLibraries libraries = new NativeLibraries(parent, archive);
    libraries.unpack(archive, PLATFORM);

    Files.writeString(libraries.folder().resolve("libtorch.so"), "tor");
    assertThat(libraries.complete()).isFalse();

    libraries.unpack(archive, PLATFORM);
    assertThat(libraries.complete()).isTrue();

    Files.delete(libraries.folder().resolve("libtorch.so"));
    assertThat(libraries.complete()).isFalse();
  }

  @Test
  void takesAFolderWithoutItsListForIncomplete() throws IOException {
    NativesArchive archive = NativesJar.complete().archive("a");
    NativeLibraries libraries = new NativeLibraries(parent, archive);
    libraries.unpack(archive, PLATFORM);

    Files.writeString(libraries.folder().resolve("contents.properties"), "");
    assertThat(libraries.complete()).isFalse();

    Files.delete(libraries.folder().resolve("contents.properties"));
    assertThat(libraries.complete()).isFalse();
  }

  @Test
  void startsAgainAfterACrashInTheMiddleOfUnpacking() throws IOException {
    Path halfDone = Files.createDirectories(parent.resolve("a.unpacking"));
    Files.writeString(halfDone.resolve("libtorch.so"), "to");
    NativesArchive archive = NativesJar.complete().archive("a");
    NativeLibraries libraries = new NativeLibraries(parent, archive);

    assertThat(libraries.complete()).isFalse();
    libraries.unpack(archive, PLATFORM);

    assertThat(libraries.complete()).isTrue();
    assertThat(halfDone).doesNotExist();
  }

  @Test
  void leavesNothingBehindWhenTheArchiveIsDamaged() {
    byte[] jar = NativesJar.complete().bytes();
    byte[] cut = Arrays.copyOf(jar, jar.length / 2);
    NativesArchive archive = NativesJar.archive("a", () -> new ByteArrayInputStream(cut));
    NativeLibraries libraries = new NativeLibraries(parent, archive);

    assertThatThrownBy(() -> libraries.unpack(archive, PLATFORM)).isInstanceOf(IOException.class);
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void noticesASingleWrongByteInTheArchive() {
    byte[] jar = NativesJar.complete().bytes();
    int content = new String(jar, StandardCharsets.ISO_8859_1).indexOf("libtorch.so") + 11;
    jar[content + 2] ^= 1;
    NativesArchive archive = NativesJar.archive("a", () -> new ByteArrayInputStream(jar));
    NativeLibraries libraries = new NativeLibraries(parent, archive);

    assertThatThrownBy(() -> libraries.unpack(archive, PLATFORM)).isInstanceOf(ZipException.class);
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void keepsTheOldLibrariesWhenUnpackingFails() throws IOException {
    NativesArchive good = NativesJar.complete().archive("a");
    NativeLibraries libraries = new NativeLibraries(parent, good);
    libraries.unpack(good, PLATFORM);
    NativesArchive unreadable =
        NativesJar.archive(
            "a",
            () -> {
              throw new IOException("No space left on device");
            });

    assertThatThrownBy(() -> libraries.unpack(unreadable, PLATFORM))
        .hasMessage("No space left on device");
    assertThat(libraries.complete()).isTrue();
  }

  @Test
  void refusesAnArchiveOfAnotherPlatform() {
    NativesArchive archive = NativesJar.complete().archive("a");
    NativeLibraries libraries = new NativeLibraries(parent, archive);

    assertThatThrownBy(
            () -> libraries.unpack(archive, new NativePlatform("linux-aarch64", "2.7.1")))
        .isInstanceOf(IOException.class)
        .hasMessage("it holds no libraries for linux-aarch64");
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void refusesFilesThatWouldLeaveTheFolder() {
    NativesArchive archive =
        NativesJar.complete().with("pytorch/cpu/linux-x86_64/../../x.so", "x").archive("a");
    NativeLibraries libraries = new NativeLibraries(parent, archive);

    assertThatThrownBy(() -> libraries.unpack(archive, PLATFORM))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unexpected file");
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() {
    NativesArchive archive = NativesJar.complete().archive("a");
    NativeLibraries libraries = new NativeLibraries(parent, archive);

    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> libraries.unpack(archive, PLATFORM))
          .isInstanceOf(ClosedByInterruptException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(parent).isEmptyDirectory();
  }

  private static String[] names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
    }
  }
}

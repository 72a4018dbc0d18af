package io.marram.emulator.kura.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFileTest {
  private static final String MANIFEST =
      """
      Manifest-Version: 1.0
      DeploymentPackage-SymbolicName: some
      DeploymentPackage-Version: 1.2.0

      Name: a.jar
      Bundle-SymbolicName: a
      Bundle-Version: 1.0.0

      """;

  @TempDir private Path directory;

  @Test
  void readsNameVersionAndBundles() throws IOException {
    PackageFile file = PackageFile.read(write("some.dp", MANIFEST));

    assertThat(file.name()).isEqualTo("some");
    assertThat(file.version()).isEqualTo("1.2.0");
    assertThat(file.bundleNames()).containsExactly("a");
  }

  @Test
  void refusesAFileThatIsNotAPackage() throws IOException {
    Path text = Files.writeString(directory.resolve("text.dp"), "no package");
    Path plainJar = write("plain.dp", "Manifest-Version: 1.0\n\n");

    assertThatThrownBy(() -> PackageFile.read(text)).hasMessageContaining("text.dp");
    assertThatThrownBy(() -> PackageFile.read(plainJar))
        .hasMessageContaining("DeploymentPackage-SymbolicName");
    assertThatThrownBy(() -> PackageFile.read(directory.resolve("none.dp")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void noticesThatAFileWasWrittenAgain() throws IOException {
    InstalledPackages installed = new InstalledPackages(directory.resolve("dpa.properties"));
    PackageFile file = PackageFile.read(write("a file.dp", MANIFEST));
    installed.put(file);

    assertThat(installed.contains(file)).isTrue();
    assertThat(installed.files()).containsEntry("some", file.file());
    assertThat(installed.contains(PackageFile.read(write("a file.dp", MANIFEST + "\n\n"))))
        .isFalse();
    installed.remove("some");
    assertThat(installed.files()).isEmpty();
  }

  private Path write(String name, String manifest) throws IOException {
    Path file = directory.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      zip.write(manifest.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}

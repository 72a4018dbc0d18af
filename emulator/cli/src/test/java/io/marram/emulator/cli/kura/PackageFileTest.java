package io.marram.emulator.cli.kura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFileTest {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String NAME = "DeploymentPackage-SymbolicName";
  private static final String VERSION = "DeploymentPackage-Version";

  @TempDir private Path folder;

  @Test
  void readsNameAndVersionAsKuraWillListThem() throws IOException {
    Path file = TestPackages.write(folder, "com.acme.hello", "1.2");

    assertThat(PackageFile.read(file).content())
        .isEqualTo(InstalledPackage.of("com.acme.hello", "1.2.0"))
        .hasToString("com.acme.hello 1.2.0");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertRefused(folder.resolve("none.dp"), "there is no file");
    assertRefused(folder, "is not a file");
  }

  @Test
  void refusesWhatIsNotAZipFile() throws IOException {
    assertRefused(
        Files.writeString(folder.resolve("x.dp"), "hello"), "is not a deployment package");
    assertRefused(Files.createFile(folder.resolve("y.dp")), "is not a deployment package");
    assertRefused(TestPackages.zip(folder.resolve("z.dp")), "is not a deployment package");
  }

  @Test
  void refusesHalfAFile() throws IOException {
    byte[] whole = Files.readAllBytes(TestPackages.write(folder, "com.acme.hello", "1.0.0"));
    Path half = folder.resolve("half.dp");
    Files.write(half, Arrays.copyOf(whole, whole.length - 20));

    assertRefused(half, "or not all of it");
  }

  @Test
  void refusesAPackageWhoseManifestDoesNotComeFirst() throws IOException {
    String manifest = TestPackages.manifest(NAME, "x", VERSION, "1.0.0");

    assertRefused(
        TestPackages.zip(folder.resolve("x.dp"), "first.txt", "", MANIFEST, manifest),
        "META-INF/MANIFEST.MF is not its first entry");
  }

  @Test
  void refusesABundle() throws IOException {
    String manifest = TestPackages.manifest("Bundle-SymbolicName", "x", "Bundle-Version", "1.0.0");

    assertRefused(
        TestPackages.zip(folder.resolve("x.jar"), MANIFEST, manifest), "but a bundle", NAME);
  }

  @Test
  void refusesAPackageWithoutAUsableVersion() throws IOException {
    assertRefused(
        TestPackages.zip(folder.resolve("x.dp"), MANIFEST, TestPackages.manifest(NAME, "x")),
        "its manifest has no " + VERSION);
    assertRefused(TestPackages.write(folder, "x", "one"), "invalid version \"one\"");
  }

  @Test
  void readsNoMoreOfAManifestThanOneMegabyte() throws IOException {
    String manifest = TestPackages.manifest(NAME, "x", "Padding", "x".repeat(2 << 20));

    assertRefused(TestPackages.zip(folder.resolve("x.dp"), MANIFEST, manifest), "larger than 1 MB");
  }

  private static void assertRefused(Path file, String... complaints) {
    assertThatThrownBy(() -> PackageFile.read(file))
        .isInstanceOf(KuraFailure.class)
        .hasMessageContaining(file.toString())
        .hasMessageContainingAll(complaints);
  }
}

package io.marram.emulator.kura.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageCheckTest {
  private static final PackageCheck.Limits LIMITS =
      new PackageCheck.Limits(10, 4 << 20, 6 << 20, 100);

  @TempDir private Path directory;

  @Test
  void readsAPackage() throws Exception {
    PackageFile file = check(some().bundle("a", "1.0.0").bundle("b", "2.0.0.x"));

    assertThat(file.name()).isEqualTo("some");
    assertThat(file.version()).hasToString("1.2.0");
    assertThat(file.fileName()).isEqualTo("some_1.2.0.dp");
    assertThat(file.bundles()).extracting(PackagedBundle::symbolicName).containsExactly("a", "b");
    assertThat(file.bundles()).extracting(b -> b.version().toString()).contains("2.0.0.x");
  }

  @Test
  void refusesAFileThatIsNoZip() throws IOException {
    Path text = Files.writeString(directory.resolve("some.dp"), "no package");

    assertRefused(text, "it is no zip file");
  }

  @Test
  void refusesATruncatedPackageWhereverItIsCut() throws Exception {
    byte[] whole = Files.readAllBytes(write(some().bundle("a", "1.0.0").bundle("b", "1.0.0")));
    for (int length = 0; length < whole.length; length += 7) {
      Path cut = Files.write(directory.resolve("cut.dp"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> check(cut)).isInstanceOf(PackageException.class);
    }
  }

  @Test
  void refusesAManifestThatIsNotFirst() throws IOException {
    assertRefused(
        some().bundle("a", "1.0.0").writeManifestLast(directory.resolve("late.dp")),
        "its manifest is not its first entry");
  }

  @Test
  void refusesAnotherBundleVersionThanTheManifestGives() {
    assertRefused(
        some().section("a.jar", "a", "1.0.1").entry("a.jar", TestZip.jar("a", "1.0.0")),
        "the manifest gives a.jar the version 1.0.1, but it is 1.0.0");
  }

  @Test
  void refusesAnotherSymbolicNameThanTheManifestGives() {
    assertRefused(
        some().section("a.jar", "b", "1.0.0").entry("a.jar", TestZip.jar("a", "1.0.0")),
        "the manifest gives a.jar the symbolic name b, but it is a");
  }

  @Test
  void refusesABundleThatIsMissing() {
    assertRefused(
        some().bundle("a", "1.0.0").section("b.jar", "b", "1.0.0"),
        "b.jar is in the manifest and not in the package");
  }

  @Test
  void refusesAnEntryThatTheManifestDoesNotName() {
    assertRefused(
        some().bundle("a", "1.0.0").entry("more.txt", TestZip.bytes("more")),
        "more.txt is in the package and not in the manifest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.jar",
        "x/../../a.jar",
        "/a.jar",
        "C:/a.jar",
        "x\\..\\a.jar",
        "./a.jar",
        "a\u0000.jar"
      })
  void refusesANameThatLeadsOut(String path) {
    assertRefused(
        some().bundle("a", "1.0.0").entry(path, TestZip.jar("b", "1.0.0")),
        "leads out of the package");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../some", "a/b", "a b", "", "."})
  void refusesAPackageNameThatCannotBeAFileName(String name) {
    assertRefused(
        TestZip.ofPackage(name, "1.0.0").bundle("a", "1.0.0"), "DeploymentPackage-SymbolicName");
  }

  @Test
  void refusesAVersionThatIsNone() {
    assertRefused(
        TestZip.ofPackage("some", "new").bundle("a", "1.0.0"), "DeploymentPackage-Version");
  }

  @Test
  void refusesAPlainJar() {
    assertRefused(
        new TestZip().entry("a.txt", new byte[1]), "it has no DeploymentPackage-SymbolicName");
  }

  @Test
  void refusesAFixPackage() {
    TestZip fix =
        new TestZip()
            .header("DeploymentPackage-SymbolicName", "some")
            .header("DeploymentPackage-Version", "1.2.1")
            .header("DeploymentPackage-FixPack", "[1,2)");
    assertRefused(fix, "this is a fix package");
  }

  @Test
  void refusesAZipBomb() {
    assertRefused(some().section("a.jar", "a", "1.0.0").entry("a.jar", new byte[3 << 20]), "a.jar");
    assertRefused(
        some().bundle("a", "1.0.0").section("b.jar", "b", "1.0.0").entry("b.jar", bomb()),
        "it may be a zip bomb");
  }

  @Test
  void refusesAnEntryThatIsLongerThanItSays() throws Exception {
    Path file = write(some().bundle("a", "1.0.0"));
    shrinkLastSize(file);

    assertThatThrownBy(() -> check(file)).isInstanceOf(PackageException.class);
  }

  @Test
  void refusesTooManyEntries() {
    TestZip zip = some();
    for (int i = 0; i < 20; i++) {
      zip.bundle("b" + i, "1.0.0");
    }
    assertRefused(zip, "the package has 21 entries, at most 10 are allowed");
  }

  @Test
  void refusesTwoBundlesOfOneName() {
    assertRefused(
        some()
            .bundle("a", "1.0.0")
            .section("a2.jar", "a", "1.0.0")
            .entry("a2.jar", TestZip.jar("a", "1.0.0")),
        "the package holds two bundles a");
  }

  @Test
  void refusesNativeLibrariesOfAnotherArchitecture() {
    assertRefused(
        natives("linux-aarch64"),
        "natives.jar is for linux-aarch64, and this machine is linux-x86_64");
  }

  @Test
  void takesNativeLibrariesOfThisArchitecture() throws Exception {
    assertThat(check(natives("linux-x86_64")).bundles()).hasSize(1);
  }

  @Test
  void refusesADamagedBundle() throws Exception {
    byte[] bundle = new byte[200_000];
    new Random(1).nextBytes(bundle);
    Path file = write(some().bundle("a", "1.0.0").entry("META-INF/A.RSA", bundle));
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(file.toFile().length() / 2);
      int old = bytes.read();
      bytes.seek(file.toFile().length() / 2);
      bytes.write(old ^ 0xff);
    }
    assertThatThrownBy(() -> check(file)).isInstanceOf(PackageException.class);
  }

  private static TestZip natives(String classifier) {
    return some()
        .section("natives.jar", "natives", "1.0.0")
        .entry("natives.jar", TestZip.jar("natives", "1.0.0", "Marram-Natives: " + classifier));
  }

  private static TestZip some() {
    return TestZip.ofPackage("some", "1.2.0");
  }

  /** Small when packed; its first bytes are a bundle. */
  private static byte[] bomb() {
    byte[] bundle = TestZip.jar("b", "1.0.0");
    return Arrays.copyOf(bundle, 3 << 20);
  }

  /** Makes the directory of the zip say that its last entry is one byte long. */
  private static void shrinkLastSize(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int header = bytes.length;
    while (!(bytes[--header] == 'P' && bytes[header + 1] == 'K' && bytes[header + 2] == 1)) {
      // Searches the last header of the directory.
    }
    int size = header + 24;
    bytes[size] = 1;
    bytes[size + 1] = 0;
    Files.write(file, bytes);
  }

  private Path write(TestZip zip) throws IOException {
    return zip.write(directory.resolve("some.dp"));
  }

  private PackageFile check(TestZip zip) throws IOException, PackageException {
    return check(write(zip));
  }

  private static PackageFile check(Path file) throws PackageException {
    return new PackageCheck(LIMITS, "linux-x86_64").check(file);
  }

  private void assertRefused(TestZip zip, String reason) {
    assertThatThrownBy(() -> check(zip))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining(reason);
  }

  private static void assertRefused(Path file, String reason) {
    assertThatThrownBy(() -> check(file))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining(reason);
  }
}
